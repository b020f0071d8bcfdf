package dev.muster.user;

import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.base.UserId;
import dev.muster.directory.User;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.holder.HolderSettings;
import dev.muster.http.Reply;
import dev.muster.privilege.Permit;
import dev.muster.wire.Dates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The routes for the settings of a user and for the time of the last log-in (contract 4.9).
public final class UserSettingsRoutes {

    private final WritePath writes;
    private final Function<UserId, Optional<Long>> lastLogIns;

    /// @param lastLogIns the look-up of a user's last log-in, milliseconds since 1970 UTC
    public UserSettingsRoutes(WritePath writes, Function<UserId, Optional<Long>> lastLogIns) {
        this.writes = writes;
        this.lastLogIns = lastLogIns;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get(
                        "/api/users/{id}/settings",
                        Permit.READ_HOLDER_OR_SELF,
                        PathId.USER,
                        "UserSettingsRoutes.read",
                        this::read),
                patch(
                        "/api/users/{id}/settings",
                        Permit.MANAGE_HOLDERS,
                        PathId.USER,
                        "UserSettingsRoutes.alter",
                        this::alter),
                get(
                        "/api/telemetry/users/{id}/statistics",
                        Permit.READ_HOLDER_OR_SELF,
                        PathId.USER,
                        "UserSettingsRoutes.statistics",
                        this::statistics));
    }

    private Reply read(Call call, UserId id) {
        User user = call.sight().require(id);
        return Reply.ok(new UserSettingsJson.Settings(
                setting(user.profile().timezone()), setting(user.profile().language()), HolderSettings.UNLIMITED));
    }

    private static UserSettingsJson.Setting setting(String id) {
        return id.isEmpty()
                ? new UserSettingsJson.Setting(UserJson.DEFAULT, "Default")
                : new UserSettingsJson.Setting(id, id);
    }

    private Reply alter(Call call, UserId id) {
        UserSettingsJson.Alteration body = call.request().body(UserSettingsJson.Alteration.class);
        List<UserOperation> operations = new ArrayList<>();
        add(operations, UserOperation.TextField.TIMEZONE, body.defaultTimezone());
        add(operations, UserOperation.TextField.LANGUAGE, body.language());
        return writes.run(
                call,
                draft -> {
                    draft.sight().requireWritable(draft.sight().require(id));
                    HolderSettings.requireSome(body.defaultTimezone(), body.language(), body.jobMemGoverning());
                    HolderSettings.requireUnlimited(body.jobMemGoverning());
                    new AlterUser(id, operations).decide(draft);
                },
                after -> Reply.noContent());
    }

    private static void add(List<UserOperation> operations, UserOperation.TextField field, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            operations.add(new UserOperation.SetText(field, UserPatch.setting(value)));
        }
    }

    private Reply statistics(Call call, UserId id) {
        User user = call.sight().require(id);
        return Reply.ok(new UserSettingsJson.Statistics(
                lastLogIns.apply(user.id()).map(Dates::text).orElse(null)));
    }
}
