// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// A device that logged in first and is bound to its service from now on.
public struct LearnedDevice: Sendable, Hashable {
    public let service: ServiceID
    public let mac: MACAddress

    public init(service: ServiceID, mac: MACAddress) {
        self.service = service
        self.mac = mac
    }
}
