package dev.muster.user;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.Dates;
import dev.muster.wire.PagedList;
import java.util.List;

/// The routes for devices and profile folders. This server has one device, for mail: clients look it up before they
/// give a new user an address. It has no profile folders, but clients delete them before they delete a user.
public final class DeviceRoutes {

    private final WritePath writes;

    public DeviceRoutes(WritePath writes) {
        this.writes = writes;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/v2/devices", Permit.ANY_SESSION, "DeviceRoutes.list", this::list),
                get("/api/v2/devices/{id}", Permit.ANY_SESSION, "DeviceRoutes.read", this::read),
                delete(
                        "/api/users/{id}/profile",
                        Permit.MANAGE_HOLDERS,
                        PathId.USER,
                        "DeviceRoutes.deleteProfile",
                        this::deleteProfile));
    }

    private Reply list(Call call) {
        return PagedList.named(call, List.of(email(call)), DeviceJson.Device::name, DeviceJson.Device::id)
                .object(DeviceJson.Devices::new);
    }

    private Reply read(Call call) {
        String id = call.request().path("id");
        if (!id.equalsIgnoreCase(AddressJson.EMAIL_DEVICE)) {
            throw new Problem.NotFound("device.unknown", "There is no device with the id '" + Text.shown(id) + "'");
        }
        return Reply.ok(email(call));
    }

    /// The device for mail. Its dates are those of the first objects of the directory.
    private static DeviceJson.Device email(Call call) {
        String since = Dates.text(call.directory()
                .groups()
                .find(WellKnown.EVERYONE)
                .map(group -> group.properties().createdMillis())
                .orElse(0L));
        return new DeviceJson.Device(
                AddressJson.EMAIL_DEVICE, AddressJson.EMAIL_DEVICE_NAME, "", "email", since, since);
    }

    /// There are no profile folders, so there is nothing to delete.
    private Reply deleteProfile(Call call, UserId user) {
        return writes.run(
                call, draft -> draft.sight().requireWritable(draft.sight().require(user)), after -> Reply.noContent());
    }
}
