package dev.muster.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.directory.Profile;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses on the wire, in its two versions (contract 4.9).
final class AddressJson {

    /// The device by which mail is sent, under the id that clients know it by.
    static final String EMAIL_DEVICE = "1D2E6D168A7711D4BE8100B0D04B6F0B";

    /// The first version's word for it.
    private static final String EMAIL_DEVICE_WORD = "GENERIC_EMAIL";

    /// The name by which clients look the device up.
    static final String EMAIL_DEVICE_NAME = "Generic email";

    private AddressJson() {}

    /// The first version's addresses.
    record First(List<FirstAddress> addresses) {}

    record FirstAddress(
            String id, String name, String deliveryMode, String deviceId, String value, boolean isDefault) {}

    /// The second version's addresses.
    record Second(List<SecondAddress> addresses) {}

    record SecondAddress(
            String id,
            String name,
            String physicalAddress,
            String deliveryType,
            String deviceId,
            String deviceName,
            boolean isDefault) {}

    /// An address as clients send it, in the words of either version; `idDefault` is what the official client
    /// writes.
    record Wanted(
            @Nullable String name,
            @Nullable String value,
            @Nullable String physicalAddress,
            @Nullable String deliveryMode,
            @Nullable String deliveryType,
            @Nullable String device,
            @Nullable String deviceId,
            @JsonProperty("default") @Nullable Boolean preferred,
            @Nullable Boolean isDefault,
            @Nullable Boolean idDefault) {

        AlterAddresses.Wanted wanted(boolean isNew) {
            String delivery = deliveryType == null ? deliveryMode : deliveryType;
            String through = deviceId == null ? device : deviceId;
            Boolean first = isDefault == null ? idDefault : isDefault;
            return new AlterAddresses.Wanted(
                    isNew,
                    name,
                    physicalAddress == null ? value : physicalAddress,
                    delivery == null ? null : delivery.strip().toUpperCase(Locale.ROOT),
                    EMAIL_DEVICE_WORD.equalsIgnoreCase(through) ? EMAIL_DEVICE : through,
                    first == null ? preferred : first);
        }
    }

    static First first(List<Profile.Address> addresses) {
        return new First(addresses.stream()
                .map(address -> new FirstAddress(
                        address.id(),
                        address.name(),
                        address.delivery(),
                        address.device(),
                        address.value(),
                        address.isDefault()))
                .toList());
    }

    static Second second(List<Profile.Address> addresses) {
        return new Second(addresses.stream().map(AddressJson::second).toList());
    }

    private static SecondAddress second(Profile.Address address) {
        return new SecondAddress(
                address.id(),
                address.name(),
                address.value(),
                address.delivery().toLowerCase(Locale.ROOT),
                address.device(),
                address.device().equals(EMAIL_DEVICE) ? EMAIL_DEVICE_NAME : address.device(),
                address.isDefault());
    }
}
