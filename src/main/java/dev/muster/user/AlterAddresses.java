package dev.muster.user;

import dev.muster.base.Hex;
import dev.muster.base.Problem;
import dev.muster.base.Text;
import dev.muster.base.UserId;
import dev.muster.directory.Acl;
import dev.muster.directory.Profile.Address;
import dev.muster.directory.User;
import dev.muster.ledger.Draft;
import dev.muster.ledger.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Adds, alters or removes one address of a user. The default address of each kind of delivery is the one that
/// was last declared to be.
///
/// A password reset would be sent to an address, so a caller who holds less than the user may not change it.
/// Refuses with `user.unknown`, `object.right`, `authority.holds_more`, `address.unknown`, `address.text`,
/// `address.device`, `address.many`.
///
/// @param id of the address
/// @param what the new content; null to remove the address
record AlterAddresses(UserId user, String id, @Nullable Wanted what) implements UseCase {

    /// Addresses of one user at most.
    static final int ADDRESSES_MAX = 100;

    /// Longest name and longest address.
    static final int CHARS_MAX = 1_000;

    /// The requested content of an address.
    ///
    /// @param isNew whether the id must be a new one
    /// @param name null if it stays, as for all members that are null
    record Wanted(
            boolean isNew,
            @Nullable String name,
            @Nullable String value,
            @Nullable String delivery,
            @Nullable String device,
            @Nullable Boolean isDefault) {

        Address on(Address before) {
            Address after = new Address(
                    before.id(),
                    name == null ? before.name() : Text.prose(name, "address.text", CHARS_MAX),
                    value == null ? before.value() : Text.prose(value, "address.text", CHARS_MAX),
                    delivery == null ? before.delivery() : Text.prose(delivery, "address.text", CHARS_MAX),
                    device == null ? before.device() : device(device),
                    isDefault == null ? before.isDefault() : isDefault);
            if (Text.isBlank(after.value()) || Text.isBlank(after.delivery())) {
                throw new Problem.Invalid(
                        "address.text", "The value and the kind of delivery of an address must not be blank");
            }
            return after;
        }

        /// Devices are known by their ids alone: one address may have come from where there were others.
        private static String device(String text) {
            String id = text.strip();
            if (!Hex.isId(id)) {
                throw new Problem.Invalid(
                        "address.device",
                        "A device must be GENERIC_EMAIL or an id of 32 hex digits: '" + Text.shown(id) + "'");
            }
            return id.toUpperCase(Locale.ROOT);
        }
    }

    @Override
    public void decide(Draft draft) {
        User before = draft.sight().require(user);
        draft.sight().require(before, Acl.WRITE);
        draft.authority().requireActUpon(user);
        List<Address> addresses = new ArrayList<>(before.profile().addresses());
        int at = index(addresses);
        if (what == null) {
            addresses.remove(required(at));
        } else if (what.isNew()) {
            if (addresses.size() >= ADDRESSES_MAX) {
                throw new Problem.Invalid("address.many", "A user may have at most " + ADDRESSES_MAX + " addresses");
            }
            place(
                    addresses,
                    addresses.size(),
                    what.on(new Address(id, "", "", "EMAIL", AddressJson.EMAIL_DEVICE, false)));
        } else {
            Address old = addresses.remove(required(at));
            place(addresses, at, what.on(old));
        }
        draft.put(before.with(before.profile().with(addresses)));
    }

    /// Puts the address there; if it is the default, no other of its kind of delivery is.
    private static void place(List<Address> addresses, int at, Address placed) {
        if (placed.isDefault()) {
            addresses.replaceAll(
                    other -> other.delivery().equals(placed.delivery()) ? other.withDefault(false) : other);
        }
        addresses.add(at, placed);
    }

    private int index(List<Address> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private int required(int at) {
        if (at < 0) {
            throw new Problem.NotFound(
                    "address.unknown", "The user has no address with the id '" + Text.shown(id) + "'");
        }
        return at;
    }
}
