package dev.muster.holder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Sight;
import dev.muster.base.HolderId;
import dev.muster.directory.Directory;
import dev.muster.directory.Group;
import dev.muster.directory.Item;
import dev.muster.directory.ItemProperties;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.wire.CommonJson;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Users and groups in lists on the wire (contract 4.1, 5). The order of members is part of the wire.
public final class HolderJson {

    /// The security filters of a holder.
    ///
    /// @param projects always empty: this server has no data to filter
    record SecurityFilters(List<String> projects) {}

    /// The root of all folders.
    public static final Ancestor ROOT =
            new Ancestor("CASTOR_SERVER_CONFIGURATION", "5F90C74FB2944D70930B9BDDA6D2FBF1", 2);

    /// The origin of every account: this server.
    public static final Source LOCAL = new Source(List.of("MSTR"));

    private HolderJson() {}

    /// The origin of an account; [#LOCAL] for every account.
    public record Source(List<String> type) {}

    /// A user or group in a list. A group has none of the members from `iconPath` to `enabled`.
    ///
    /// @param access the roles by project, null if the request does not ask for them
    public record ListItem(
            @JsonUnwrapped CommonJson.Basics basics,
            int extType,
            @Nullable String iconPath,
            @Nullable String initials,
            @Nullable String username,
            @Nullable String fullName,
            @Nullable Boolean enabled,
            @Nullable AccessJson access) {}

    /// The roles of a holder by project.
    public record AccessJson(List<ProjectRoles> projects) {}

    /// A project, and the roles that are granted to a holder in it.
    public record ProjectRoles(String name, String id, List<CommonJson.Named> securityRoles) {}

    /// The privileges of a user or group.
    public record HeldPrivileges(List<HeldPrivilege> privileges) {}

    /// A privilege, and every source of it that the caller may browse.
    public record HeldPrivilege(PrivilegeJson privilege, List<PrivilegeSource> sources) {}

    /// A privilege by itself.
    public record PrivilegeJson(String id, String name, String description, String level) {}

    /// A source of a privilege. Clients need `direct`.
    ///
    /// @param direct whether the holder has the privilege directly
    /// @param securityRole the role that gives the privilege; null if no role does
    /// @param project the project of the role; null if no role gives the privilege
    /// @param group the group through which the holder has the privilege; null if no group is involved
    public record PrivilegeSource(
            boolean direct,
            CommonJson.@Nullable Named securityRole,
            CommonJson.@Nullable Named project,
            CommonJson.@Nullable Named group) {}

    /// A group that contains a holder.
    public record Membership(String id, String name, Source source) {}

    /// A folder in which clients expect an object.
    public record Ancestor(String name, String id, int level) {}

    /// A user or group as an element of a list.
    public static ListItem listItem(Directory directory, Sight sight, Item holder, @Nullable AccessJson access) {
        ItemProperties properties = holder.properties();
        User user = holder instanceof User found ? found : null;
        return new ListItem(
                CommonJson.basics(directory, sight, holder),
                0,
                user == null ? null : "",
                user == null ? null : initials(properties.name()),
                user == null ? null : user.account().name(),
                user == null ? null : properties.name(),
                user == null ? null : user.account().enabled(),
                access);
    }

    /// The groups that have the holder as a direct member, as far as the caller may browse them. For a user, Everyone
    /// is the first.
    public static List<Group> groups(Directory directory, Sight sight, HolderId holder) {
        return directory.groupsOf(holder).stream()
                .map(directory.groups()::find)
                .flatMap(Optional::stream)
                .filter(sight::sees)
                .sorted(Comparator.comparing((Group group) -> !group.id().equals(WellKnown.EVERYONE))
                        .thenComparing(group -> group.properties().name()))
                .toList();
    }

    public static Membership membership(Group group) {
        return new Membership(group.id().text(), group.properties().name(), LOCAL);
    }

    /// The folders in which clients expect users and groups.
    public static List<Ancestor> ancestors(Item holder) {
        return switch (holder) {
            case User user -> List.of(ROOT, new Ancestor("Users", "73F7482611D3596C60001B8F67019608", 1));
            case Group group -> List.of(ROOT, new Ancestor("User Groups", "73F7482511D3596C60001B8F67019608", 1));
            default -> List.of();
        };
    }

    /// The initials of a name: the first letters of its first and last words; one letter for a name of one word.
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
