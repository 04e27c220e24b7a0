// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues

/// What becomes of lines that may not be online for one reason, at these routers.
public struct GardenRule: Equatable, Sendable {
    public let scope: RouterScope
    public let reason: BlockReason
    public let way: GardenWay
}
