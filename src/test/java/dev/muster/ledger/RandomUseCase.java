package dev.muster.ledger;

import dev.muster.directory.Change;
import dev.muster.directory.WellKnown;
import dev.muster.endpoint.RandomTokens;
import dev.muster.store.Secret;
import dev.muster.store.Session;
import dev.muster.testing.RandomDirectories;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A use case that makes a few random changes of every kind. Sometimes it also begins or ends a session, or refuses
/// in the end. It always decides the same on the same directory.
record RandomUseCase(long seed) implements UseCase {

    /// A refusal on purpose, after changes were made.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void decide(Draft draft) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Change> step = new RandomDirectories(seed).step(draft.now());
        Set<String> stored = draft.now()
                .users()
                .all()
                .flatMap(user -> Stream.ofNullable(user.account().password()))
                .collect(Collectors.toSet());
        RandomDirectories.secrets(step).stream()
                .filter(id -> !stored.contains(id))
                .forEach(id -> draft.keep(new Secret(id, "password", "x")));
        step.forEach(change -> make(draft, change));
        draft.comment("seed " + seed);
        if (random.nextInt(4) == 0) {
            Session session = session(draft, random.nextInt(20));
            draft.keep(draft.isLive(session) ? session.withEnded() : session);
        }
        if (random.nextInt(10) == 0) {
            throw new Refused();
        }
    }

    /// Makes the change with the draft's methods, as a use case does.
    private static void make(Draft draft, Change change) {
        switch (change) {
            case Change.Put c -> draft.put(c.after());
            case Change.Removed c -> draft.remove(c.before().id());
            case Change.Touched c -> draft.touch(c.id());
            case Change.PrivilegesAdded c -> draft.addPrivileges(c.to(), c.privileges());
            case Change.PrivilegesRemoved c -> draft.removePrivileges(c.from(), c.privileges());
            case Change.Joined c -> draft.join(c.group(), c.members().toList());
            case Change.Left c -> draft.leave(c.group(), c.members().toList());
            case Change.Granted c ->
                draft.grant(c.role(), c.project(), c.holders().toList());
            case Change.Revoked c ->
                draft.revoke(c.role(), c.project(), c.holders().toList());
            case Change.Delegated c -> draft.delegate(c.delegation());
            case Change.Undelegated c -> draft.undelegate(c.delegation());
            case Change.OwnerPassed c -> draft.passOwned(c.from(), c.to());
            case Change.AclsReplaced c -> c.lists().forEach(list -> replace(draft, list));
            case Change.CatalogueEntered c -> draft.replaceCatalogue(c.after());
        }
    }

    /// Drops the trustees that a list loses from all lists: they are about to be deleted.
    private static void replace(Draft draft, Change.AclReplaced list) {
        list.before().entries().stream()
                .map(ace -> ace.trustee())
                .filter(trustee -> !list.after().equals(list.before())
                        && list.after().without(trustee).equals(list.after()))
                .forEach(draft::removeFromAcls);
    }

    private static Session session(Draft draft, int number) {
        long now = draft.millis();
        return new Session(
                RandomTokens.hash("session " + number),
                WellKnown.ADMINISTRATOR,
                0,
                now,
                now,
                now + 1_000,
                false,
                "",
                "{}",
                null);
    }
}
