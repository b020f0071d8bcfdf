package dev.muster.user;

import java.util.List;

/// Devices on the wire (contract 4.9).
final class DeviceJson {

    private DeviceJson() {}

    /// By what messages are sent. The official client can't do without the dates.
    record Device(
            String id, String name, String description, String deviceType, String dateCreated, String dateModified) {}

    record Devices(List<Device> devices) {}
}
