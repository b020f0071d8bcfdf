package dev.muster.sql.organisation;

import dev.muster.base.Text;
import dev.muster.directory.LogIn;
import dev.muster.directory.User;
import dev.muster.sql.jdbc.Cursor;
import dev.muster.sql.jdbc.Row;
import java.sql.SQLException;
import java.util.List;

/// The users. Unique is the log-in name; full names may be shared. Each has a row in [HolderTable] too.
final class UserTable extends ItemTable<User> {

    static final UserTable ALL = new UserTable();

    private UserTable() {
        super(
                "user_account",
                "user_id",
                "log_in_key",
                List.of(
                        "privileges",
                        "log_in",
                        "enabled",
                        "standard",
                        "password_modifiable",
                        "new_password_required",
                        "password_id",
                        "credential_epoch",
                        "profile",
                        "log_in_key"));
    }

    @Override
    String key(User user) {
        return Text.key(user.logIn().name());
    }

    @Override
    void giveOwn(User user, Row row) throws SQLException {
        LogIn logIn = user.logIn();
        row.text(CompactText.of(user.privileges()))
                .text(logIn.name())
                .flag(logIn.enabled())
                .flag(logIn.standard())
                .flag(logIn.passwordModifiable())
                .flag(logIn.newPasswordRequired())
                .text(logIn.password())
                .number(logIn.credentialEpoch())
                .text(ProfileText.of(user.profile()))
                .text(key(user));
    }

    @Override
    boolean sameOwn(User before, User after) {
        return before.logIn().equals(after.logIn()) && before.profile().equals(after.profile());
    }

    @Override
    User read(Cursor row, Pool pool) throws SQLException {
        var id = pool.user(row.text());
        var about = about(row, pool);
        var privileges = pool.privileges(row.text());
        var logIn = logIn(row);
        return new User(id, about, logIn, privileges, ProfileText.read(row.textOrNull()));
    }

    private static LogIn logIn(Cursor row) throws SQLException {
        return new LogIn(row.text(), row.flag(), row.flag(), row.flag(), row.flag(), row.textOrNull(), row.number());
    }
}
