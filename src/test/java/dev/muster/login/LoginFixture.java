package dev.muster.login;

import dev.muster.base.Author;
import dev.muster.base.Caller;
import dev.muster.base.Hex;
import dev.muster.base.UserId;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.directory.WellKnown;
import dev.muster.ledger.Ledger;
import dev.muster.password.PasswordHash;
import dev.muster.password.SetPassword;
import dev.muster.store.Secret;
import dev.muster.user.CreateUser;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// Users of a ledger, made and altered by Administrator; they log in with [#PASSWORD].
public record LoginFixture(Ledger ledger, AtomicLong ids) {

    public static final String PASSWORD = "horse staple 1";

    static final Caller ADMINISTRATOR = new Caller(WellKnown.ADMINISTRATOR, Author.SETUP, "");

    public static LoginFixture of(Ledger ledger) {
        return new LoginFixture(ledger, new AtomicLong(1));
    }

    UserId withoutPassword(String loginName) {
        UserId id = UserId.of(Hex.text(42, ids.incrementAndGet()));
        ledger.write(ADMINISTRATOR, new CreateUser(id, "Full Name of " + loginName, "", LoginAccount.of(loginName)));
        return id;
    }

    public UserId withPassword(String loginName) {
        UserId id = withoutPassword(loginName);
        setPassword(id, PASSWORD);
        return id;
    }

    public void setPassword(UserId id, String password) {
        String secret = Hex.text(43, ids.incrementAndGet());
        String hash = PasswordHash.hash(password, new Random(1));
        ledger.write(ADMINISTRATOR, new SetPassword(id, new Secret(secret, SetPassword.KIND, hash), false));
    }

    public void alter(UserId id, UnaryOperator<LoginAccount> change) {
        ledger.write(ADMINISTRATOR, draft -> {
            User user = draft.now().users().find(id).orElseThrow();
            draft.put(user.with(change.apply(user.account())));
        });
    }

    public void delete(UserId id) {
        ledger.write(ADMINISTRATOR, draft -> draft.remove(id));
    }
}
