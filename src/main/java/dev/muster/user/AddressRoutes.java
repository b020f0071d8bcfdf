package dev.muster.user;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.post;
import static dev.muster.endpoint.Endpoint.put;

import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.directory.Profile;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The routes for the addresses of a user: `/api/users/{id}/addresses` and `/api/v2/users/{id}/addresses` (contract
/// 4.9). Every answer but 204 has the complete list: the official client fails without it.
public final class AddressRoutes {

    private static final String ADDRESS = "/{address}";

    private final WritePath writes;
    private final IdGenerator ids;

    public AddressRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    public List<Endpoint> endpoints() {
        String v1 = "/api/users/{id}/addresses";
        String v2 = "/api/v2/users/{id}/addresses";
        return List.of(
                get(v1, Permit.READ_HOLDER_OR_SELF, PathId.USER, "AddressRoutes.listFirst", this::listFirst),
                get(v2, Permit.READ_HOLDER_OR_SELF, PathId.USER, "AddressRoutes.list", this::list),
                post(v1, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.createFirst", this::createFirst),
                post(v2, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.create", this::create),
                put(v1 + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.alterFirst", this::alterFirst),
                put(v2 + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.alter", this::alter),
                delete(v1 + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.remove", this::remove),
                delete(v2 + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.remove", this::remove));
    }

    private Reply listFirst(Call call, UserId user) {
        return list(call, user, AddressJson::v1);
    }

    private Reply list(Call call, UserId user) {
        return list(call, user, AddressJson::v2);
    }

    private static Reply list(Call call, UserId user, Function<List<Profile.Address>, Object> json) {
        List<Profile.Address> all = call.sight().require(user).profile().addresses();
        return PagedList.named(call, all, Profile.Address::name, Profile.Address::id)
                .object(json);
    }

    private Reply createFirst(Call call, UserId user) {
        return create(call, user, after -> Reply.ok(AddressJson.v1(after)));
    }

    private Reply create(Call call, UserId user) {
        return create(call, user, after -> Reply.of(201, AddressJson.v2(after)));
    }

    private Reply create(Call call, UserId user, Function<List<Profile.Address>, Reply> answer) {
        AlterAddresses.Content content =
                call.request().body(AddressJson.Alteration.class).content(true);
        return write(call, new AlterAddresses(user, Hex.text(ids.next(), ids.next()), content), answer);
    }

    private Reply alterFirst(Call call, UserId user) {
        return alter(call, user, AddressJson::v1);
    }

    private Reply alter(Call call, UserId user) {
        return alter(call, user, AddressJson::v2);
    }

    private Reply alter(Call call, UserId user, Function<List<Profile.Address>, Object> json) {
        AlterAddresses.Content content =
                call.request().body(AddressJson.Alteration.class).content(false);
        return write(call, new AlterAddresses(user, address(call), content), after -> Reply.ok(json.apply(after)));
    }

    private Reply remove(Call call, UserId user) {
        return write(call, new AlterAddresses(user, address(call), null), after -> Reply.noContent());
    }

    private Reply write(Call call, AlterAddresses alter, Function<List<Profile.Address>, Reply> answer) {
        return writes.run(
                call,
                alter,
                after -> answer.apply(
                        after.sight().require(alter.user()).profile().addresses()));
    }

    private static String address(Call call) {
        return call.request().path("address").toUpperCase(Locale.ROOT);
    }
}
