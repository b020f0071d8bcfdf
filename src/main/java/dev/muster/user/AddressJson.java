package dev.muster.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.directory.Profile;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Addresses of users on the wire, in versions 1 and 2 of the API (contract 4.9).
final class AddressJson {

    /// The id of the device that sends mail. Clients know it.
    static final String EMAIL_DEVICE = "1D2E6D168A7711D4BE8100B0D04B6F0B";

    /// The word for this device in version 1.
    private static final String EMAIL_DEVICE_WORD = "GENERIC_EMAIL";

    /// The name by which clients look up the device.
    static final String EMAIL_DEVICE_NAME = "Generic email";

    private AddressJson() {}

    /// The addresses of a user in version 1.
    record AddressesV1(List<AddressV1> addresses) {}

    /// One address in version 1.
    record AddressV1(String id, String name, String deliveryMode, String deviceId, String value, boolean isDefault) {}

    /// The addresses of a user in version 2.
    record AddressesV2(List<AddressV2> addresses) {}

    /// One address in version 2.
    record AddressV2(
            String id,
            String name,
            String physicalAddress,
            String deliveryType,
            String deviceId,
            String deviceName,
            boolean isDefault) {}

    /// The body of a POST or PUT of an address, with the members of either version. The official client spells
    /// `isDefault` as `idDefault`.
    ///
    /// @param defaultInV1 the member `default` of version 1
    record Alteration(
            @Nullable String name,
            @Nullable String value,
            @Nullable String physicalAddress,
            @Nullable String deliveryMode,
            @Nullable String deliveryType,
            @Nullable String device,
            @Nullable String deviceId,
            @JsonProperty("default") @Nullable Boolean defaultInV1,
            @Nullable Boolean isDefault,
            @Nullable Boolean idDefault) {

        /// The content of the address, from the members of either version.
        ///
        /// @param isNew whether the address is a new one
        AlterAddresses.Content content(boolean isNew) {
            String kind = deliveryType == null ? deliveryMode : deliveryType;
            String deviceIdOrWord = deviceId == null ? device : deviceId;
            Boolean defaultInV2 = isDefault == null ? idDefault : isDefault;
            return new AlterAddresses.Content(
                    isNew,
                    name,
                    physicalAddress == null ? value : physicalAddress,
                    kind == null ? null : kind.strip().toUpperCase(Locale.ROOT),
                    EMAIL_DEVICE_WORD.equalsIgnoreCase(deviceIdOrWord) ? EMAIL_DEVICE : deviceIdOrWord,
                    defaultInV2 == null ? defaultInV1 : defaultInV2);
        }
    }

    static AddressesV1 v1(List<Profile.Address> addresses) {
        return new AddressesV1(addresses.stream()
                .map(address -> new AddressV1(
                        address.id(),
                        address.name(),
                        address.delivery(),
                        address.device(),
                        address.value(),
                        address.isDefault()))
                .toList());
    }

    static AddressesV2 v2(List<Profile.Address> addresses) {
        return new AddressesV2(addresses.stream().map(AddressJson::v2).toList());
    }

    private static AddressV2 v2(Profile.Address address) {
        return new AddressV2(
                address.id(),
                address.name(),
                address.value(),
                address.delivery().toLowerCase(Locale.ROOT),
                address.device(),
                address.device().equals(EMAIL_DEVICE) ? EMAIL_DEVICE_NAME : address.device(),
                address.isDefault());
    }
}
