// SPDX-License-Identifier: Apache-2.0

/// One dictionary as the generator writes it into the program: two texts and two arrays of plain numbers, which compile at
/// once and are laid into the binary as they are.
struct DictionaryTable: Sendable {
    /// The vendor whose numbers these are; 0 for an RFC's.
    var vendor: UInt32 = 0
    /// The vendor's name; empty for an RFC's.
    var vendorName = ""
    /// How the vendor lays out its attributes: see ``VendorFormat``.
    var numberOctets: UInt8 = 1
    var lengthOctets: UInt8 = 1
    /// The attributes' names in the order of ``attributes``, a blank between two.
    let names: String
    /// Two words an attribute: its numbers (see ``AttributeKey/packed``) and its traits (see ``AttributeTraits/packed``).
    let attributes: [UInt64]
    /// The names of values in the order of ``values``, a blank between two.
    var valueNames = ""
    /// Two words a value: the numbers of its attribute, which another dictionary may define, and the value.
    var values: [UInt64] = []
}
