// SPDX-License-Identifier: Apache-2.0

/// A dictionary in the making: what the tables say, put together and then sorted for look-up.
struct DictionaryDraft {
    private(set) var definitions: [AttributeDefinition] = []
    private(set) var names = NameList()
    private(set) var byName: [UInt16] = []
    private(set) var vendors: [VendorDefinition] = []
    private(set) var values: [ValueDefinition] = []
    private(set) var valueNames = NameList()

    init(_ tables: [DictionaryTable]) {
        vendors = tables.filter { $0.vendor != 0 }.map {
            VendorDefinition(number: $0.vendor, name: $0.vendorName, format: $0.format ?? .recommended)
        }
        vendors.sort { $0.number < $1.number }
        addDefinitions(of: tables)
        byName = definitions.map(\.index)
        byName.sort { [names] in names.compare(Int($0), with: names.slice(Int($1))) < 0 }
        // Last, because a value may be of an attribute in any table.
        addValues(of: tables)
        values.sort { ($0.definition, $0.number) < ($1.definition, $1.number) }
    }

    private mutating func addDefinitions(of tables: [DictionaryTable]) {
        var found: [(key: AttributeKey, traits: AttributeTraits, name: Substring.UTF8View)] = []
        for table in tables {
            let names = table.names.split(separator: " ")
            for (name, place) in zip(names, stride(from: 0, to: table.attributes.count - 1, by: 2)) {
                guard let traits = AttributeTraits(packed: table.attributes[place + 1]) else { continue }
                let key = AttributeKey(packed: table.attributes[place], vendor: table.vendor)
                found.append((key, traits, name.utf8))
            }
        }
        found.sort { $0.key < $1.key }
        for entry in found {
            let index = names.append(entry.name)
            definitions.append(AttributeDefinition(entry.key, entry.traits, index: UInt16(truncatingIfNeeded: index)))
        }
    }

    private mutating func addValues(of tables: [DictionaryTable]) {
        for table in tables {
            let names = table.valueNames.split(separator: " ")
            for (name, place) in zip(names, stride(from: 0, to: table.values.count - 1, by: 2)) {
                let key = AttributeKey(packed: table.values[place], vendor: table.vendor)
                let owner = definitions.firstPlace { $0.key >= key }
                guard owner < definitions.count, definitions[owner].key == key else { continue }
                let index = valueNames.append(name.utf8)
                values.append(
                    ValueDefinition(
                        definition: definitions[owner].index,
                        number: UInt32(truncatingIfNeeded: table.values[place + 1]),
                        name: UInt16(truncatingIfNeeded: index)))
            }
        }
    }

    /// Where the definitions of outermost attributes are: a row of 256 numbers for the RFCs and one for each vendor.
    func outermost() -> [UInt16] {
        var rows = [UInt16](repeating: RadiusDictionary.absent, count: (vendors.count + 1) * 256)
        for definition in definitions {
            let key = definition.key
            guard key.depth == 1, key.carrier == 0, key.outermost < 256 else { continue }
            let row = key.vendor == 0 ? 0 : vendors.firstPlace { $0.number >= key.vendor } + 1
            rows[row * 256 + Int(key.outermost)] = definition.index
        }
        return rows
    }
}

extension DictionaryTable {
    fileprivate var format: VendorFormat? { VendorFormat(numberOctets: numberOctets, lengthOctets: lengthOctets) }
}

extension AttributeDefinition {
    fileprivate init(_ key: AttributeKey, _ traits: AttributeTraits, index: UInt16) {
        self.init(
            key: key, type: traits.type, hiding: traits.hiding, isTagged: traits.isTagged,
            isConcatenated: traits.isConcatenated, length: traits.length, index: index)
    }
}
