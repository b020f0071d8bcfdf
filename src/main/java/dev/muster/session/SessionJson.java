package dev.muster.session;

import dev.muster.base.ProjectId;
import dev.muster.directory.User;
import dev.muster.holder.HolderJson;
import dev.muster.login.LoginPreferencesJson;
import dev.muster.privilege.Privilege;
import dev.muster.privilege.PrivilegeSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions on the wire (contract 1.3, 1.5).
final class SessionJson {

    /// The wire's number for English.
    private static final int LOCALE = 1033;

    private static final String COLOUR = "#F48852";

    private SessionJson() {}

    /// A session. Clients need `timeout`, in seconds.
    ///
    /// @param userConnections all sessions of the user; null if they were not requested
    record Detail(
            int locale,
            int displayLocale,
            int maxSearch,
            int workingSet,
            long timeout,
            boolean metadataUser,
            int lifetime,
            String id,
            String fullName,
            String initials,
            @Nullable List<ConnectionJson> userConnections) {}

    /// The user of a session.
    record SessionUser(boolean metadataUser, String id, String fullName, String initials, String profileColor) {}

    /// The lifetime of the session from its beginning, and the rest of it, in seconds.
    record Lifetime(long lifetime, long remaining) {}

    /// Whether the caller holds one privilege in a project.
    record InProject(String id, boolean isAllowed) {}

    /// Whether the caller holds one privilege, directly or by a group, and whether in each project.
    record Held(String id, String name, String description, boolean isUserLevelAllowed, List<InProject> projects) {}

    /// One page of the privileges that are offered.
    record HeldList(List<Held> privileges) {}

    static Held held(Privilege privilege, PrivilegeSet everywhere, Map<ProjectId, PrivilegeSet> inProjects) {
        int id = privilege.id();
        return new Held(
                Integer.toString(id),
                privilege.name(),
                privilege.description(),
                everywhere.contains(id),
                inProjects.entrySet().stream()
                        .map(project -> new InProject(
                                project.getKey().text(), project.getValue().contains(id)))
                        .toList());
    }

    static Detail detail(
            User user, LoginPreferencesJson settings, long timeoutSeconds, @Nullable List<ConnectionJson> connections) {
        return new Detail(
                LOCALE,
                LOCALE,
                settings.maxSearch(),
                settings.workingSet(),
                timeoutSeconds,
                true,
                -1,
                user.id().text(),
                user.properties().name(),
                HolderJson.initials(user.properties().name()),
                connections);
    }

    static SessionUser userInfo(User user) {
        String name = user.properties().name();
        return new SessionUser(true, user.id().text(), name, HolderJson.initials(name), COLOUR);
    }
}
