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
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.PagedList;
import dev.muster.wire.PathIds;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `/api/users/{id}/addresses` and `/api/v2/users/{id}/addresses` (contract 4.9). Every answer has the whole list:
/// the official client can't do without it.
public final class AddressRoutes {

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
                get(
                        first,
                        Permit.READ_HOLDER_OR_SELF,
                        "AddressRoutes.listFirst",
                        call -> list(call, AddressJson::first)),
                get(second, Permit.READ_HOLDER_OR_SELF, "AddressRoutes.list", call -> list(call, AddressJson::second)),
                post(
                        first,
                        Permit.MANAGE_HOLDERS,
                        "AddressRoutes.createFirst",
                        call -> create(call, 200, AddressJson::first)),
                post(
                        second,
                        Permit.MANAGE_HOLDERS,
                        "AddressRoutes.create",
                        call -> create(call, 201, AddressJson::second)),
                put(
                        first + "/{address}",
                        Permit.MANAGE_HOLDERS,
                        "AddressRoutes.alterFirst",
                        call -> alter(call, AddressJson::first)),
                put(
                        second + "/{address}",
                        Permit.MANAGE_HOLDERS,
                        "AddressRoutes.alter",
                        call -> alter(call, AddressJson::second)),
                delete(first + "/{address}", Permit.MANAGE_HOLDERS, "AddressRoutes.deleteFirst", this::remove),
                delete(second + "/{address}", Permit.MANAGE_HOLDERS, "AddressRoutes.delete", this::remove));
    }

    private static Reply list(Call call, Function<List<Profile.Address>, Object> json) {
        List<Profile.Address> all =
                call.sight().require(PathIds.user(call, "id")).profile().addresses();
        return PagedList.others(call, all, Profile.Address::name, Profile.Address::id)
                .object(json);
    }

    private Reply create(Call call, int status, Function<List<Profile.Address>, Object> json) {
        AddressJson.Wanted body = call.request().body(AddressJson.Wanted.class);
        return write(
                call,
                Hex.text(ids.next(), ids.next()),
                body.wanted(true),
                after -> Reply.of(status, json.apply(after)));
    }

    private Reply alter(Call call, Function<List<Profile.Address>, Object> json) {
        AddressJson.Wanted body = call.request().body(AddressJson.Wanted.class);
        return write(call, address(call), body.wanted(false), after -> Reply.ok(json.apply(after)));
    }

    private Reply remove(Call call) {
        return write(call, address(call), null, after -> Reply.noContent());
    }

    private Reply write(
            Call call,
            String address,
            AlterAddresses.@Nullable Wanted wanted,
            Function<List<Profile.Address>, Reply> answer) {
        UserId user = PathIds.user(call, "id");
        return writes.run(
                call,
                new AlterAddresses(user, address, wanted),
                after -> answer.apply(after.sight().require(user).profile().addresses()));
    }

    private static String address(Call call) {
        return call.request().path("address").toUpperCase(Locale.ROOT);
    }
}
