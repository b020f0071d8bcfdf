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
import org.jspecify.annotations.Nullable;

/// The working copy of a picture while a use case decides. It starts as the latest picture and includes the changes
/// made so far.
///
/// A draft is discarded if the use case refuses or is only previewed. It is the only mutable object of a decision.
/// For one thread.
///
/// A method that would change nothing records no change. So a use case may set a state that already exists.
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
    private @Nullable Sight sight;
    private @Nullable Authority authority;
    private String comment = "";
    private int weight;

    /// @param start the picture to start from
    /// @param caller the caller of the use case
    /// @param stamp revision and time of the entry that the draft may become
    /// @param weightMax maximum number of ids in the changes; above it, the use case is large
    Draft(Picture start, Caller caller, Stamp stamp, int weightMax) {
        this.start = start;
        this.caller = caller;
        this.stamp = stamp;
        this.weightMax = weightMax;
        this.now = start.directory();
        this.access = start.access();
    }

    /// Runs a use case, and ends the API tokens that are no longer valid because of its changes.
    void decide(UseCase useCase) {
        useCase.decide(this);
        OutgrownTokens.end(this, start.access());
    }

    /// The directory, including the changes made so far.
    public Directory now() {
        return now;
    }

    public Caller caller() {
        return caller;
    }

    /// The revision token of the picture that the draft started from: see [Picture#revisionToken].
    public String revisionToken() {
        return start.revisionToken();
    }

    /// The time of the decision, milliseconds since 1970 UTC. The ledger sets it; it is the same for the whole use
    /// case.
    public long millis() {
        return stamp.millis();
    }

    /// The access index of the current directory.
    @SuppressWarnings("ReferenceEquality") // a directory is replaced with every change
    public Access access() {
        if (access.directory() != now) {
            access = new Access(now);
            sight = null;
            authority = null;
        }
        return access;
    }

    /// The objects and rights that the caller may see, in the current directory.
    public Sight sight() {
        Access current = access();
        Sight known = sight;
        if (known == null) {
            known = Sight.of(current, caller.user());
            sight = known;
        }
        return known;
    }

    /// The changes that the caller may make, in the current directory.
    public Authority authority() {
        Sight current = sight();
        Authority known = authority;
        if (known == null) {
            known = Authority.of(access, caller.user(), current);
            authority = known;
        }
        return known;
    }

    /// Announces the number of ids in the changes to come. A use case calls it before a long check, so that a large use
    /// case moves to a thread of its own before the check and not after it.
    public void announceIds(int ids) {
        if (ids > weightMax - weight) {
            throw new UseCaseTooLarge();
        }
    }

    /// Sets the author's comment. A later call replaces it.
    public void comment(String text) {
        comment = text;
    }

    /// Adds an object, or replaces its content.
    ///
    /// @return whether anything changed
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

    /// Removes an object. All references to it must be removed first.
    public void remove(ObjectId id) {
        make(new Change.Removed(require(id)));
    }

    /// Sets the time of an object's last change to the time of this draft.
    public void touch(ObjectId id) {
        Stamp before = require(id).properties().modified();
        if (!before.equals(stamp)) {
            make(new Change.Touched(id, before, stamp));
        }
    }

    /// Adds privileges to a user, group or role.
    ///
    /// @return whether anything changed
    public boolean addPrivileges(ObjectId to, PrivilegeSet privileges) {
        PrivilegeSet missing = privileges.without(require(to).privileges());
        if (missing.isEmpty()) {
            return false;
        }
        make(new Change.PrivilegesAdded(to, missing));
        touch(to);
        return true;
    }

    /// Removes privileges from a user, group or role.
    ///
    /// @return whether anything changed
    public boolean removePrivileges(ObjectId from, PrivilegeSet privileges) {
        PrivilegeSet held = privileges.and(require(from).privileges());
        if (held.isEmpty()) {
            return false;
        }
        make(new Change.PrivilegesRemoved(from, held));
        touch(from);
        return true;
    }

    /// Adds users or groups to a group. The group Everyone has no stored members, so nothing changes for it.
    ///
    /// @return whether anything changed
    public boolean join(GroupId group, Collection<? extends HolderId> members) {
        if (group.equals(WellKnown.EVERYONE)) {
            return false;
        }
        IdSet<HolderId> current = now.memberships().members(group);
        return makeInParts(IdSet.<HolderId>of(members).without(current), part -> new Change.Joined(group, part), group);
    }

    /// Removes users or groups from a group.
    ///
    /// @return whether anything changed
    public boolean leave(GroupId group, Collection<? extends HolderId> members) {
        IdSet<HolderId> current = now.memberships().members(group);
        return makeInParts(current.and(members), part -> new Change.Left(group, part), group);
    }

    /// Grants a role to users or groups in a project.
    ///
    /// @return whether anything changed
    public boolean grant(RoleId role, ProjectId project, Collection<? extends HolderId> holders) {
        IdSet<HolderId> current = now.grants().holders(role, project);
        return makeInParts(
                IdSet.<HolderId>of(holders).without(current), part -> new Change.Granted(role, project, part), role);
    }

    /// Revokes a role of users or groups in a project.
    ///
    /// @return whether anything changed
    public boolean revoke(RoleId role, ProjectId project, Collection<? extends HolderId> holders) {
        IdSet<HolderId> current = now.grants().holders(role, project);
        return makeInParts(current.and(holders), part -> new Change.Revoked(role, project, part), role);
    }

    /// Makes a delegation.
    ///
    /// @return whether anything changed
    public boolean delegate(Delegation delegation) {
        boolean isNew = !now.delegations().contains(delegation);
        if (isNew) {
            make(new Change.Delegated(delegation));
        }
        return isNew;
    }

    /// Ends a delegation.
    ///
    /// @return whether anything changed
    public boolean undelegate(Delegation delegation) {
        boolean known = now.delegations().contains(delegation);
        if (known) {
            make(new Change.Undelegated(delegation));
        }
        return known;
    }

    /// Passes all objects that a user owns to another user.
    public void passOwned(UserId from, UserId to) {
        List<ObjectId> owned = now.references().ownedBy(from).toList();
        Change.parts(owned).forEach(part -> make(new Change.OwnerPassed(part, from, to)));
        owned.forEach(this::touch);
    }

    /// Removes a holder from every access control list.
    public void removeFromAcls(HolderId trustee) {
        List<Change.AclReplaced> lists = now.references().objectsNaming(trustee).stream()
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

    /// Replaces the catalogue of privileges.
    ///
    /// @return whether anything changed
    public boolean replaceCatalogue(Catalogue catalogue) {
        boolean other = !catalogue.equals(now.catalogue());
        if (other) {
            make(new Change.CatalogueEntered(now.catalogue(), catalogue));
        }
        return other;
    }

    /// Whether a session has not ended, in the picture that the draft started from.
    public boolean isLive(Session session) {
        return start.sessions().has(session.tokenHash());
    }

    /// Whether a session is valid, in the picture that the draft started from: see [Picture#isSessionValid].
    public boolean isSessionValid(Session session) {
        return start.isSessionValid(session, millis());
    }

    /// The number of a user's sessions, in the picture that the draft started from.
    public int sessionsOf(UserId user) {
        return start.sessions().count(user);
    }

    /// Stores the new state of a session that began, was used or ended: outside the journal, in the same transaction.
    public void keep(Session session) {
        sessions.add(session);
    }

    /// Stores a secret that a change refers to.
    public void keep(Secret secret) {
        secrets.add(secret);
    }

    /// Stores the answer to the call, for a client that sends the call again.
    public void keep(Batch.KeptAnswer answer) {
        answers.add(answer);
    }

    /// The picture after the changes made so far, for a kept answer. Its head is still that of the start.
    public Picture picture() {
        return new Picture(start.head(), now, access(), start.sessions());
    }

    /// Deletes a secret that is no longer used.
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

    private <T extends ObjectId> boolean makeInParts(
            IdSet<T> ids, Function<IdSet<T>, Change> change, ObjectId touched) {
        Change.parts(ids.toList()).forEach(part -> make(change.apply(part)));
        if (!ids.isEmpty()) {
            touch(touched);
        }
        return !ids.isEmpty();
    }

    private Item require(ObjectId id) {
        return now.find(id).orElseThrow(() -> new IllegalStateException("not in the draft: " + id.text()));
    }

    private void make(Change change) {
        weight += Weight.of(change);
        if (weight > weightMax) {
            throw new UseCaseTooLarge();
        }
        now = now.after(change);
        changes.add(change);
    }
}
