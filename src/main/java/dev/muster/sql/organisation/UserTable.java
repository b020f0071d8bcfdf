package dev.muster.sql.organisation;

import dev.muster.base.Text;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.sql.jdbc.RowReader;
import dev.muster.sql.jdbc.RowWriter;
import java.sql.SQLException;
import java.util.List;

/// The table of users. The login name is unique; several users may have the same full name. Each user also has a row
/// in [HolderTable].
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
        return Text.key(user.account().name());
    }

    @Override
    void bindOwn(User user, RowWriter row) throws SQLException {
        LoginAccount account = user.account();
        row.text(CompactText.of(user.privileges()))
                .text(account.name())
                .flag(account.enabled())
                .flag(account.standard())
                .flag(account.passwordModifiable())
                .flag(account.newPasswordRequired())
                .text(account.password())
                .number(account.credentialEpoch())
                .text(ProfileText.of(user.profile()))
                .text(key(user));
    }

    @Override
    boolean sameOwn(User before, User after) {
        return before.account().equals(after.account()) && before.profile().equals(after.profile());
    }

    @Override
    User read(RowReader row, Interner interner) throws SQLException {
        var id = interner.user(row.text());
        var properties = properties(row, interner);
        var privileges = interner.privileges(row.text());
        var account = account(row);
        return new User(id, properties, account, privileges, ProfileText.read(row.textOrNull()));
    }

    private static LoginAccount account(RowReader row) throws SQLException {
        return new LoginAccount(
                row.text(), row.flag(), row.flag(), row.flag(), row.flag(), row.textOrNull(), row.number());
    }
}
