// SPDX-License-Identifier: Apache-2.0

/// The attributes that this program knows, by key, by name, and with the names of their values.
///
/// Made once, never changed, shared by all threads. Asking by key allocates nothing: two array look-ups for an outermost
/// attribute, a binary search for one that stands in another. Whoever edits the text files in `Dictionaries/radius` changes
/// what ``standard`` holds.
public final class RadiusDictionary: Sendable {
    /// Every dictionary that is compiled into the program.
    public static let standard = RadiusDictionary(DictionaryTable.all)

    /// By key, ascending.
    public let definitions: [AttributeDefinition]
    /// By number, ascending.
    public let vendors: [VendorDefinition]

    /// The names of ``definitions``, in the same order.
    let names: NameList
    /// The indices of definitions in the order of their names.
    let byName: [UInt16]
    /// By definition and number, ascending.
    let values: [ValueDefinition]
    let valueNames: NameList

    /// Indices of definitions by number: 256 for the RFCs, then 256 for each of ``vendors``; ``absent`` where there is none.
    private let outermost: [UInt16]
    /// The numbers of ``vendors``, without the names, which would cost reference counting on every packet.
    private let vendorNumbers: [UInt32]
    static let absent = UInt16.max

    init(_ tables: [DictionaryTable]) {
        let draft = DictionaryDraft(tables)
        definitions = draft.definitions
        names = draft.names
        byName = draft.byName
        vendors = draft.vendors
        vendorNumbers = draft.vendors.map(\.number)
        values = draft.values
        valueNames = draft.valueNames
        outermost = draft.outermost()
    }
}

extension RadiusDictionary {
    /// What is known of an attribute; nil when no dictionary has it.
    public func definition(of key: AttributeKey) -> AttributeDefinition? {
        let number = Int(key.outermost)
        guard key.depth == 1, key.carrier == 0, number < 256 else { return search(key) }
        var row = 0
        if key.vendor != 0 {
            guard let place = vendorPlace(key.vendor) else { return nil }
            row = place + 1
        }
        let index = outermost[row * 256 + number]
        return index == Self.absent ? nil : definitions[Int(index)]
    }

    /// How a vendor lays out its attributes: ``VendorFormat/recommended`` for one that no dictionary names.
    public func format(ofVendor number: UInt32) -> VendorFormat {
        vendorPlace(number).map { vendors[$0].format } ?? .recommended
    }

    /// A vendor by its private enterprise number; nil when no dictionary names it.
    public func vendor(_ number: UInt32) -> VendorDefinition? {
        vendorPlace(number).map { vendors[$0] }
    }

    private func search(_ key: AttributeKey) -> AttributeDefinition? {
        let place = definitions.firstPlace { $0.key >= key }
        guard place < definitions.count, definitions[place].key == key else { return nil }
        return definitions[place]
    }

    private func vendorPlace(_ number: UInt32) -> Int? {
        let place = vendorNumbers.firstPlace { $0 >= number }
        guard place < vendorNumbers.count, vendorNumbers[place] == number else { return nil }
        return place
    }
}
