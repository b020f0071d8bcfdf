package dev.muster.user;

import dev.muster.base.GroupId;
import dev.muster.base.HolderId;
import dev.muster.base.IdSet;
import dev.muster.base.Problem;
import dev.muster.base.UserId;
import dev.muster.directory.Grants;
import dev.muster.directory.User;
import dev.muster.holder.GivePrivileges;
import dev.muster.holder.GrantRole;
import dev.muster.holder.JoinGroup;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import dev.muster.privilege.Permit;
import java.util.List;

/// Copies the memberships, the direct privileges and the roles in projects of one user to another.
///
/// The caller needs what each of these changes requires by itself, and the source must hold nothing that the
/// caller does not hold. Refuses with `user.unknown`, `authority.holds_more`, `permit.missing`,
/// `user.hidden_part` if the source has something that the caller may not see, and as joining, giving and
/// granting do.
///
/// @param from the source
/// @param to a new user, without memberships, privileges or roles
public record CopyUser(UserId from, UserId to) implements UseCase {

    @Override
    public void decide(Draft draft) {
        User source = draft.sight().require(from);
        draft.authority().requireActUpon(from);
        IdSet<GroupId> groups = draft.now().memberships().groups(from);
        List<Grants.HeldGrant> held = draft.now().grants().of(from).stream().toList();
        var sight = draft.sight();
        boolean allVisible = groups.stream().allMatch(sight::sees)
                && held.stream().allMatch(grant -> sight.sees(grant.role()) && sight.sees(grant.project()));
        if (!allVisible) {
            throw new Problem.NoRight(
                    "user.hidden_part",
                    "The user to be copied has groups or roles that you may not see."
                            + " Ask a security administrator to do this");
        }
        if (!groups.isEmpty()) {
            draft.authority().require(Permit.MANAGE_MEMBERSHIPS);
            groups.forEach(group -> new JoinGroup(group, IdSet.of((HolderId) to)).decide(draft));
        }
        if (!source.privileges().isEmpty()) {
            draft.authority().require(Permit.GIVE_PRIVILEGES);
            new GivePrivileges(to, source.privileges()).decide(draft);
        }
        held.forEach(grant -> new GrantRole(grant.role(), grant.project(), IdSet.of((HolderId) to)).decide(draft));
    }
}
