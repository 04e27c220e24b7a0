// SPDX-License-Identifier: Apache-2.0

/// Who made a router, which decides how we speak to it. The raw value is the word stored in the database.
public enum NASVendor: String, Sendable, CaseIterable, Codable {
    /// RouterOS.
    case mikrotik
    /// EdgeOS routers and airOS radios.
    case ubiquiti
    /// accel-ppp, alone or inside VyOS.
    case accelPPP = "accel_ppp"
    case cisco
    case juniper
    case huawei
    case cambium
    /// Anything that follows the RFCs and understands the WISPr attributes.
    case generic
}
