package dev.muster.user;

import static dev.muster.endpoint.Endpoint.delete;
import static dev.muster.endpoint.Endpoint.get;
import static dev.muster.endpoint.Endpoint.patch;
import static dev.muster.endpoint.Endpoint.post;

import dev.muster.access.Sight;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Directory;
import dev.muster.directory.LoginAccount;
import dev.muster.directory.User;
import dev.muster.endpoint.Call;
import dev.muster.endpoint.Endpoint;
import dev.muster.endpoint.IdGenerator;
import dev.muster.endpoint.PathId;
import dev.muster.endpoint.WritePath;
import dev.muster.holder.CreateHolder;
import dev.muster.holder.HolderJson;
import dev.muster.http.Reply;
import dev.muster.ledger.UseCase;
import dev.muster.password.NewPasswordHasher;
import dev.muster.password.SetPassword;
import dev.muster.privilege.Permit;
import dev.muster.store.Secret;
import dev.muster.wire.ListQuery;
import dev.muster.wire.PagedList;
import dev.muster.wire.PatchBody;
import dev.muster.wire.TaggedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The routes for users, `/api/users`: list, create, read, alter, delete (contract 4.1 to 4.6).
public final class UserRoutes {

    private final WritePath writes;
    private final IdGenerator ids;
    private final NewPasswordHasher hasher;

    public UserRoutes(WritePath writes, IdGenerator ids, NewPasswordHasher hasher) {
        this.writes = writes;
        this.ids = ids;
        this.hasher = hasher;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                get("/api/users", Permit.READ_HOLDER_OR_SELF, "UserRoutes.list", this::list),
                post("/api/users", Permit.MANAGE_HOLDERS, "UserRoutes.create", this::create),
                get("/api/users/{id}", Permit.READ_HOLDER_OR_SELF, PathId.USER, "UserRoutes.read", this::read),
                patch("/api/users/{id}", Permit.ALTER_HOLDER, PathId.USER, "UserRoutes.alter", this::alter),
                delete("/api/users/{id}", Permit.MANAGE_HOLDERS, PathId.USER, "UserRoutes.remove", this::remove));
    }

    private Reply list(Call call) {
        Directory directory = call.directory();
        Sight sight = call.sight();
        Optional<String> abbreviation = ListQuery.beginning(call.request(), "abbreviationBegins");
        Set<UserId> ids = call.request().queryAll("id").stream().map(UserId::of).collect(Collectors.toSet());
        Stream<User> byName = ListQuery.beginning(call.request(), "nameBegins")
                .map(directory.users()::startingWith)
                .orElseGet(() -> directory.users().all());
        Set<UserId> byAbbreviation = abbreviation
                .map(prefix -> directory.logIns().startingWith(prefix).collect(Collectors.toSet()))
                .orElse(Set.of());
        List<User> matches = byName.filter(user -> abbreviation.isEmpty() || byAbbreviation.contains(user.id()))
                .filter(user -> ids.isEmpty() || ids.contains(user.id()))
                .filter(sight::sees)
                .toList();
        return PagedList.items(call, matches).array(user -> HolderJson.listItem(directory, sight, user, null));
    }

    private Reply create(Call call) {
        UserJson.Creation body = call.request().body(UserJson.Creation.class);
        String logIn = required(body.username(), "user.login", "A user needs a username");
        String name = required(body.fullName(), "user.name", "A user needs a fullName");
        UserId id = new UserId(ids.next(), ids.next());
        Optional<UserId> source = call.request().query("sourceUserId").map(text -> UserId.of(text.strip()));
        String description = Objects.requireNonNullElse(body.description(), "");
        CreateUser create = new CreateUser(id, name, description, LoginAccount.of(logIn));
        List<UseCase> rest = new ArrayList<>();
        rest.add(new AlterUser(id, body.operations()));
        source.ifPresent(from -> rest.add(new CopyUser(from, id)));
        UseCase useCase = new CreateHolder(
                withPassword(create, Objects.requireNonNullElse(body.password(), "")), CreateUser.standIn(id), rest);
        return writes.run(call, useCase, after -> {
            User user = find(after, id);
            return TaggedReply.created(
                    after, "/api/users/" + id.text(), user, UserJson.detail(after.directory(), after.sight(), user));
        });
    }

    /// Adds the password to the creation of the user. A password that breaks the rule is a fault of the new user, like
    /// a name that is taken: [CreateHolder] refuses both after everything else.
    private UseCase withPassword(CreateUser create, String password) {
        if (password.isEmpty()) {
            return create;
        }
        try {
            Secret secret = hasher.secret(Text.stripped(create.account().name()), password);
            SetPassword set = new SetPassword(create.id(), secret, false);
            return draft -> {
                create.decide(draft);
                set.decide(draft);
            };
        } catch (Problem.Invalid fault) {
            return draft -> {
                throw fault;
            };
        }
    }

    private static String required(@Nullable String text, String code, String message) {
        if (text == null || Text.isBlank(text)) {
            throw new Problem.Invalid(code, message);
        }
        return text;
    }

    private Reply read(Call call, UserId id) {
        return detail(call, call.sight().require(id));
    }

    private Reply alter(Call call, UserId id) {
        PatchBody body = call.request().body(PatchBody.class);
        List<UserOperation> operations =
                UserPatch.operations(body, call.directory().catalogue(), password -> secret(call, id, body, password));
        return writes.run(call, new AlterUser(id, operations), after -> detail(after, find(after, id)));
    }

    /// The user after the change. By this very change, the caller may have lost the right to browse the user.
    private static User find(Call after, UserId id) {
        return after.directory().users().find(id).orElseThrow();
    }

    private static Reply detail(Call call, User user) {
        return TaggedReply.ok(call, user, UserJson.detail(call.directory(), call.sight(), user));
    }

    /// The secret with the hash of a new password. Permit, sight and authority are checked first: a caller who may not
    /// set the password learns nothing about the rule for it, and no hash is computed.
    private Secret secret(Call call, UserId id, PatchBody body, String password) {
        call.latest().access().requirePermit(call.user(), Permit.SET_PASSWORDS, null);
        User user = call.sight().require(id);
        call.sight().requireWritable(user);
        call.authority().requireActUpon(id);
        UserPatch.logInNames(body).forEach(name -> hasher.rule().require(name, password));
        return hasher.secret(user.account().name(), password);
    }

    private Reply remove(Call call, UserId id) {
        return writes.run(call, new DeleteUser(id), after -> Reply.noContent());
    }
}
