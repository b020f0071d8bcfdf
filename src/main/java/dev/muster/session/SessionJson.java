package dev.muster.session;

import dev.muster.directory.User;
import dev.muster.holder.HolderJson;

/// What sessions look like on the wire (contract 1.3, 1.5).
final class SessionJson {

    /// The wire's number for English.
    private static final int LOCALE = 1033;

    private static final String COLOUR = "#F48852";

    private SessionJson() {}

    /// A session. `timeout`, in seconds, is what clients can't do without.
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
            String initials) {}

    /// Whose session it is.
    record Whose(boolean metadataUser, String id, String fullName, String initials, String profileColor) {}

    static Detail detail(User user, SettingsJson settings, long timeoutSeconds) {
        return new Detail(
                LOCALE,
                LOCALE,
                settings.maxSearch(),
                settings.workingSet(),
                timeoutSeconds,
                true,
                -1,
                user.id().text(),
                user.about().name(),
                HolderJson.initials(user.about().name()));
    }

    static Whose userInfo(User user) {
        String name = user.about().name();
        return new Whose(true, user.id().text(), name, HolderJson.initials(name), COLOUR);
    }
}
