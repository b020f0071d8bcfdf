package dev.muster.object;

import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.privilege.Permit;
import dev.muster.wire.CommonJson;
import java.util.Arrays;

/// A kind of object, with its number on the wire. Users and groups are one kind.
enum ObjectKind {
    HOLDER(CommonJson.TYPE_HOLDER, Permit.MANAGE_HOLDERS),
    ROLE(CommonJson.TYPE_ROLE, Permit.MANAGE_ROLES),
    PROJECT(CommonJson.TYPE_PROJECT, Permit.ADMINISTRATE);

    private final int type;
    private final Permit permit;

    ObjectKind(int type, Permit permit) {
        this.type = type;
        this.permit = permit;
    }

    /// The kind with this number on the wire.
    ///
    /// @throws Problem.Invalid `object.kind`
    static ObjectKind of(String type) {
        String number = type.strip();
        return Arrays.stream(values())
                .filter(kind -> Integer.toString(kind.type).equals(number))
                .findFirst()
                .orElseThrow(() -> new Problem.Invalid(
                        "object.kind",
                        "The type must be 34 (users and groups), 44 (roles) or 32 (projects): '" + Text.shown(type)
                                + "'"));
    }

    /// The permit for altering or deleting an object of this kind.
    Permit permit() {
        return permit;
    }
}
