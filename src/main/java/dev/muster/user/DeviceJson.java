package dev.muster.user;

import java.util.List;

/// The JSON of devices, by which messages reach the addresses of users (contract 4.9).
final class DeviceJson {

    private DeviceJson() {}

    /// One way to send messages. The official client fails without the dates.
    record Device(
            String id, String name, String description, String deviceType, String dateCreated, String dateModified) {}

    /// All devices: clients need an object around the list.
    record Devices(List<Device> devices) {}
}
