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

/// `/api/users/{id}/addresses` and `/api/v2/users/{id}/addresses` (contract 4.9). Every answer has the whole list:
/// the official client can't do without it.
public final class AddressRoutes {

    private static final String ADDRESS = "/{address}";

    private final WritePath writes;
    private final IdGenerator ids;

    public AddressRoutes(WritePath writes, IdGenerator ids) {
        this.writes = writes;
        this.ids = ids;
    }

    public List<Endpoint> endpoints() {
        String first = "/api/users/{id}/addresses";
        String second = "/api/v2/users/{id}/addresses";
        return List.of(
                get(first, Permit.READ_HOLDER_OR_SELF, PathId.USER, "AddressRoutes.listFirst", this::listFirst),
                get(second, Permit.READ_HOLDER_OR_SELF, PathId.USER, "AddressRoutes.list", this::list),
                post(first, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.createFirst", this::createFirst),
                post(second, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.create", this::create),
                put(first + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.alterFirst", this::alterFirst),
                put(second + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.alter", this::alter),
                delete(first + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.remove", this::remove),
                delete(second + ADDRESS, Permit.MANAGE_HOLDERS, PathId.USER, "AddressRoutes.remove", this::remove));
    }

    private Reply listFirst(Call call, UserId user) {
        return list(call, user, AddressJson::first);
    }

    private Reply list(Call call, UserId user) {
        return list(call, user, AddressJson::second);
    }

    private static Reply list(Call call, UserId user, Function<List<Profile.Address>, Object> json) {
        List<Profile.Address> all = call.sight().require(user).profile().addresses();
        return PagedList.others(call, all, Profile.Address::name, Profile.Address::id)
                .object(json);
    }

    private Reply createFirst(Call call, UserId user) {
        return create(call, user, after -> Reply.ok(AddressJson.first(after)));
    }

    private Reply create(Call call, UserId user) {
        return create(call, user, after -> Reply.of(201, AddressJson.second(after)));
    }

    private Reply create(Call call, UserId user, Function<List<Profile.Address>, Reply> answer) {
        AlterAddresses.Wanted wanted =
                call.request().body(AddressJson.Wanted.class).wanted(true);
        return write(call, new AlterAddresses(user, Hex.text(ids.next(), ids.next()), wanted), answer);
    }

    private Reply alterFirst(Call call, UserId user) {
        return alter(call, user, AddressJson::first);
    }

    private Reply alter(Call call, UserId user) {
        return alter(call, user, AddressJson::second);
    }

    private Reply alter(Call call, UserId user, Function<List<Profile.Address>, Object> json) {
        AlterAddresses.Wanted wanted =
                call.request().body(AddressJson.Wanted.class).wanted(false);
        return write(call, new AlterAddresses(user, address(call), wanted), after -> Reply.ok(json.apply(after)));
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
