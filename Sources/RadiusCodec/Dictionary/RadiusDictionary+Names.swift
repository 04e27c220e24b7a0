// SPDX-License-Identifier: Apache-2.0

extension RadiusDictionary {
    /// The attribute's name as the dictionary writes it.
    public func name(of definition: AttributeDefinition) -> String {
        names[Int(definition.index)]
    }

    /// The attribute's name, or `Attr-` and its numbers for one that no dictionary has.
    public func name(of key: AttributeKey) -> String {
        definition(of: key).map(name(of:)) ?? "Attr-\(key)"
    }

    /// The attribute of a name, in which capitals and small letters are the same; nil when no dictionary has it.
    public func definition(named name: String) -> AttributeDefinition? {
        let place = byName.firstPlace { names.compare(Int($0), with: name.utf8) >= 0 }
        guard place < byName.count, names.compare(Int(byName[place]), with: name.utf8) == 0 else { return nil }
        return definitions[Int(byName[place])]
    }

    /// The name of a number in an attribute's value, for instance `Framed-User` for 2 in Service-Type; nil without one.
    public func valueName(_ number: UInt32, of definition: AttributeDefinition) -> String? {
        let place = values.firstPlace { ($0.definition, $0.number) >= (definition.index, number) }
        guard place < values.count, values[place].definition == definition.index, values[place].number == number else {
            return nil
        }
        return valueNames[Int(values[place].name)]
    }

    /// The number that a name stands for in an attribute's value, whatever its capitals; nil for an unknown name.
    public func value(named name: String, of definition: AttributeDefinition) -> UInt32? {
        valueDefinitions(of: definition).first { valueNames.compare(Int($0.name), with: name.utf8) == 0 }?.number
    }

    /// The named values of an attribute, by number, ascending; for choices and for messages that list them.
    public func namedValues(of definition: AttributeDefinition) -> [(number: UInt32, name: String)] {
        valueDefinitions(of: definition).map { ($0.number, valueNames[Int($0.name)]) }
    }

    private func valueDefinitions(of definition: AttributeDefinition) -> ArraySlice<ValueDefinition> {
        let start = values.firstPlace { $0.definition >= definition.index }
        return values[start...].prefix { $0.definition == definition.index }
    }
}
