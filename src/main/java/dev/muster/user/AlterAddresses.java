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

/// Adds, alters or removes one address of a user. Each kind of delivery has at most one default address: an
/// address that becomes the default replaces the earlier one.
///
/// Mail to reset a password would go to an address, so a caller who holds less than the user may not alter it.
/// Refuses with `user.unknown`, `object.right`, `authority.holds_more`, `address.unknown`, `address.text`,
/// `address.device`, `address.many`.
///
/// @param id id of the address
/// @param content the new content; null to remove the address
record AlterAddresses(UserId user, String id, @Nullable Content content) implements UseCase {

    /// The largest number of addresses of one user.
    static final int ADDRESSES_MAX = 100;

    /// The longest name, address and kind of delivery.
    static final int CHARS_MAX = 1_000;

    /// The requested content of an address. A member that is null stays as it is.
    ///
    /// @param isNew whether the address is a new one
    /// @param name the name of the address that people see
    /// @param value the address itself
    /// @param delivery kind of delivery, such as `EMAIL`
    /// @param device id of the device, 32 hex digits
    /// @param isDefault whether this is the default address for its kind of delivery
    record Content(
            boolean isNew,
            @Nullable String name,
            @Nullable String value,
            @Nullable String delivery,
            @Nullable String device,
            @Nullable Boolean isDefault) {

        /// The address with this content.
        Address applyTo(Address before) {
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

        /// Any id is accepted: an address may come from another server, which had other devices.
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
        int index = index(addresses);
        if (content == null) {
            addresses.remove(requireFound(index));
        } else if (content.isNew()) {
            if (addresses.size() >= ADDRESSES_MAX) {
                throw new Problem.Invalid(
                        "address.many", "A user may have at most " + ADDRESSES_MAX + " addresses. Remove one first");
            }
            insert(
                    addresses,
                    addresses.size(),
                    content.applyTo(new Address(id, "", "", "EMAIL", AddressJson.EMAIL_DEVICE, false)));
        } else {
            Address old = addresses.remove(requireFound(index));
            insert(addresses, index, content.applyTo(old));
        }
        draft.put(before.with(before.profile().with(addresses)));
    }

    /// Inserts the address. If it is the default, the other addresses for its kind of delivery no longer are.
    private static void insert(List<Address> addresses, int index, Address inserted) {
        if (inserted.isDefault()) {
            addresses.replaceAll(
                    other -> other.delivery().equals(inserted.delivery()) ? other.withDefault(false) : other);
        }
        addresses.add(index, inserted);
    }

    /// The index of the address, -1 if the user has no such address.
    private int index(List<Address> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            if (addresses.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private int requireFound(int index) {
        if (index < 0) {
            throw new Problem.NotFound(
                    "address.unknown", "The user has no address with the id '" + Text.shown(id) + "'");
        }
        return index;
    }
}
