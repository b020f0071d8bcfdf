package dev.muster.ledger;

import dev.muster.access.Access;
import dev.muster.access.Authority;
import dev.muster.access.Sight;
import dev.muster.base.Caller;
import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.ObjectId;
import dev.muster.base.ProjectId;
import dev.muster.base.RoleId;
import dev.muster.base.UserId;
import dev.muster.directory.Change;
import dev.muster.directory.Delegation;
import dev.muster.directory.Directory;
import dev.muster.directory.Item;
import dev.muster.directory.Stamp;
import dev.muster.directory.WellKnown;
import dev.muster.privilege.Catalogue;
import dev.muster.privilege.PrivilegeSet;
import dev.muster.store.Batch;
import dev.muster.store.Entry;
import dev.muster.store.Secret;
import dev.muster.store.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// A picture while a use case is deciding: it starts at the latest one and sees its own changes.
/// Thrown away if the use case refuses, or was only a preview. The only mutable thing in a decision;
/// used by one thread.
///
/// What would change nothing makes no change, so a use case may ask for what is already so.
public final class Draft {

    private final Picture start;
    private final Caller caller;
    private final Stamp stamp;
    private final int weightMax;
    private final List<Change> changes = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final List<String> secretsDropped = new ArrayList<>();
    private final List<Batch.KeptAnswer> answers = new ArrayList<>();
    private Directory now;
    private Access access;
    private String comment = "";
    private int weight;

    /// @param stamp of the entry this will become
    /// @param weightMax ids that its changes may name before it counts as large
    Draft(Picture start, Caller caller, Stamp stamp, int weightMax) {
        this.start = start;
        this.caller = caller;
        this.stamp = stamp;
        this.weightMax = weightMax;
        this.now = start.directory();
        this.access = start.access();
    }

    /// Lets a use case decide, and ends the API tokens that what it did takes the ground from.
    void decide(UseCase useCase) {
        useCase.decide(this);
        OutgrownTokens.end(this, start.access());
    }

    /// The directory with the changes made so far.
    public Directory now() {
        return now;
    }

    public Caller caller() {
        return caller;
    }

    /// What the use case is decided on: see [Picture#revisionToken].
    public String revisionToken() {
        return start.revisionToken();
    }

    /// The time of the decision, milliseconds since 1970 UTC: the ledger's, the same for the whole use case.
    public long millis() {
        return stamp.millis();
    }

    /// The rule over the directory as it is now.
    @SuppressWarnings("ReferenceEquality") // a directory is replaced with every change
    public Access access() {
        if (access.directory() != now) {
            access = new Access(now);
        }
        return access;
    }

    /// What the caller may see and do to objects, as things are now.
    public Sight sight() {
        return Sight.of(access(), caller.user());
    }

    /// What the caller may bring about, as things are now.
    public Authority authority() {
        return Authority.of(access(), caller.user());
    }

    /// Says how many ids the changes are going to name, before a use case finds out at length whether it may make
    /// them: a large one is then decided beside the writer from the start.
    public void expect(int ids) {
        if (ids > weightMax - weight) {
            throw new TooLarge();
        }
    }

    /// What the author says about it; the last word counts.
    public void comment(String text) {
        comment = text;
    }

    /// Puts an object in, or another content of it.
    ///
    /// @return whether that changed anything
    public boolean put(Item item) {
        Item before = now.find(item.id()).orElse(null);
        if (item.equals(before)) {
            return false;
        }
        make(new Change.Put(
                before,
                item.with(
                        before == null
                                ? item.properties().enteredAt(stamp)
                                : item.properties().withModified(stamp))));
        return true;
    }

    /// Takes an object out. Whatever refers to it must have gone before.
    public void remove(ObjectId id) {
        make(new Change.Removed(require(id)));
    }

    /// Marks an object as changed at this moment.
    public void touch(ObjectId id) {
        Stamp before = require(id).properties().modified();
        if (!before.equals(stamp)) {
            make(new Change.Touched(id, before, stamp));
        }
    }

    /// Lets a user, group or role have more privileges.
    public boolean addPrivileges(ObjectId to, PrivilegeSet privileges) {
        PrivilegeSet missing = privileges.without(require(to).privileges());
        if (missing.isEmpty()) {
            return false;
        }
        make(new Change.PrivilegesAdded(to, missing));
        touch(to);
        return true;
    }

    /// Lets a user, group or role have fewer privileges.
    public boolean removePrivileges(ObjectId from, PrivilegeSet privileges) {
        PrivilegeSet held = privileges.and(require(from).privileges());
        if (held.isEmpty()) {
            return false;
        }
        make(new Change.PrivilegesRemoved(from, held));
        touch(from);
        return true;
    }

    /// Makes users or groups members of a group. Everyone has no stored members: asking for it changes nothing.
    public boolean join(GroupId group, Collection<? extends HolderId> members) {
        if (group.equals(WellKnown.EVERYONE)) {
            return false;
        }
        IdSet<HolderId> there = now.memberships().members(group);
        return inParts(IdSet.<HolderId>of(members).without(there), part -> new Change.Joined(group, part), group);
    }

    /// Takes users or groups out of a group.
    public boolean leave(GroupId group, Collection<? extends HolderId> members) {
        IdSet<HolderId> there = now.memberships().members(group);
        return inParts(present(members, there), part -> new Change.Left(group, part), group);
    }

    /// Grants a role in a project.
    public boolean grant(RoleId role, ProjectId project, Collection<? extends HolderId> holders) {
        IdSet<HolderId> there = now.grants().holders(role, project);
        return inParts(
                IdSet.<HolderId>of(holders).without(there), part -> new Change.Granted(role, project, part), role);
    }

    /// Revokes a role in a project.
    public boolean revoke(RoleId role, ProjectId project, Collection<? extends HolderId> holders) {
        IdSet<HolderId> there = now.grants().holders(role, project);
        return inParts(present(holders, there), part -> new Change.Revoked(role, project, part), role);
    }

    public boolean delegate(Delegation delegation) {
        boolean isNew = !now.delegations().contains(delegation);
        if (isNew) {
            make(new Change.Delegated(delegation));
        }
        return isNew;
    }

    public boolean undelegate(Delegation delegation) {
        boolean known = now.delegations().contains(delegation);
        if (known) {
            make(new Change.Undelegated(delegation));
        }
        return known;
    }

    /// Passes everything a user owns to another.
    public void passOwned(UserId from, UserId to) {
        List<ObjectId> owned = now.references().ownedBy(from).toList();
        parts(owned).forEach(part -> make(new Change.OwnerPassed(part, from, to)));
        owned.forEach(this::touch);
    }

    /// Takes a holder out of every access control list.
    public void dropFromLists(HolderId trustee) {
        List<Change.AclReplaced> lists = now.references().naming(trustee).stream()
                .map(id -> {
                    var acl = require(id).properties().acl();
                    return new Change.AclReplaced(id, acl, acl.without(trustee));
                })
                .toList();
        for (int i = 0; i < lists.size(); i += Change.IDS_MAX) {
            make(new Change.AclsReplaced(lists.subList(i, Math.min(lists.size(), i + Change.IDS_MAX))));
        }
        lists.forEach(list -> touch(list.id()));
    }

    /// Lets another catalogue of privileges hold from now on.
    public boolean enter(Catalogue catalogue) {
        boolean other = !catalogue.equals(now.catalogue());
        if (other) {
            make(new Change.CatalogueEntered(now.catalogue(), catalogue));
        }
        return other;
    }

    /// Whether the session of a token still goes on, as this use case begins.
    public boolean isLive(Session session) {
        return start.sessions().has(session.tokenHash());
    }

    /// Whether the session that a call came with upholds it, as this use case begins: see [Picture#isSessionValid].
    public boolean isSessionValid(Session session) {
        return start.isSessionValid(session, millis());
    }

    /// How many sessions a user has, as this use case begins.
    public int sessionsOf(UserId user) {
        return start.sessions().count(user);
    }

    /// Begins, uses or ends a session: beside the changes, in the same transaction.
    public void keep(Session session) {
        sessions.add(session);
    }

    /// Keeps a secret that a change names.
    public void keep(Secret secret) {
        secrets.add(secret);
    }

    /// Keeps what is answered to the call, for when it is sent again.
    public void keep(Batch.KeptAnswer answer) {
        answers.add(answer);
    }

    /// The picture that the use case would leave, for an answer that is kept with it.
    public Picture picture() {
        return new Picture(start.head(), now, access(), start.sessions());
    }

    /// Drops a secret that nothing names any more.
    public void dropSecret(String id) {
        secretsDropped.add(id);
    }

    List<Change> changes() {
        return changes;
    }

    List<Session> sessions() {
        return sessions;
    }

    List<Secret> secrets() {
        return secrets;
    }

    List<Batch.KeptAnswer> answers() {
        return answers;
    }

    List<String> secretsDropped() {
        return secretsDropped;
    }

    Entry entry() {
        return new Entry(stamp.revision(), stamp.millis(), caller.author(), comment, changes);
    }

    private <T extends ObjectId> boolean inParts(IdSet<T> ids, Function<IdSet<T>, Change> change, ObjectId touched) {
        parts(ids.toList()).forEach(part -> make(change.apply(part)));
        if (!ids.isEmpty()) {
            touch(touched);
        }
        return !ids.isEmpty();
    }

    private static <T extends ObjectId> List<IdSet<T>> parts(List<T> ids) {
        List<IdSet<T>> parts = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += Change.IDS_MAX) {
            parts.add(IdSet.of(ids.subList(i, Math.min(ids.size(), i + Change.IDS_MAX))));
        }
        return parts;
    }

    private static IdSet<HolderId> present(Collection<? extends HolderId> ids, IdSet<HolderId> there) {
        return IdSet.of(ids.stream().filter(there::contains).toList());
    }

    private Item require(ObjectId id) {
        return now.find(id).orElseThrow(() -> new IllegalStateException("not in the draft: " + id.text()));
    }

    private void make(Change change) {
        weight += Weight.of(change);
        if (weight > weightMax) {
            throw new TooLarge();
        }
        now = now.after(change);
        changes.add(change);
    }

    /// The use case is too large to be decided between others: the writer lets it be decided beside it.
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }
}
