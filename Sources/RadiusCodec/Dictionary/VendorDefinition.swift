// SPDX-License-Identifier: Apache-2.0

/// A vendor that a dictionary names.
public struct VendorDefinition: Sendable, Hashable {
    /// The private enterprise number in IANA's registry.
    public let number: UInt32
    /// The name by which the dictionary calls it.
    public let name: String
    /// How it lays out its attributes.
    public let format: VendorFormat
}
