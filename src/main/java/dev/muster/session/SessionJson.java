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
<<<<<<< HEAD
        return new Whose(true, user.id().text(), name, initials(name), COLOUR);
    }

    /// First letter of the first word and of the last, one letter for a name of one word.
    static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
=======
        return new UserInfo(true, user.id().text(), name, HolderJson.initials(name), COLOUR);
>>>>>>> 67c4104 (object: users, groups, projects and objects on the wire)
    }
}
