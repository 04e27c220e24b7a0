// SPDX-License-Identifier: Apache-2.0

import Foundation
import RadiusCodec
import TestKit
import Testing

@testable import dictgen

struct GeneratedTablesTests {
    @Test func dictionariesAndGeneratedFilesAgree() throws {
        let folder = "\(PackageFiles.root)/\(DictGen.destination)"
        let outputs = try DictGen.outputs(of: try DictionaryTexts.texts())
        #expect(outputs.count > 40)
        #expect(try Set(FileManager.default.contentsOfDirectory(atPath: folder)) == Set(outputs.map(\.name)))
        for output in outputs {
            let present = FileManager.default.contents(atPath: "\(folder)/\(output.name)").map { [UInt8]($0) }
            #expect(
                present == Array(output.text.utf8), "\(output.name) is not what dictgen writes; `swift run dictgen`")
        }
    }

    /// Everything that the texts say can be found again, by key and by name, and nothing else is there.
    @Test func everyStatementCanBeLookedUp() throws {
        let dictionary = RadiusDictionary.standard
        let files = try DictionaryTexts.files()
        for attribute in files.flatMap(\.attributes) {
            let definition = try #require(dictionary.definition(of: attribute.key), "\(attribute.name)")
            try #require(definition.key == attribute.key)
            try #require(definition.type == attribute.type)
            try #require(definition.hiding == attribute.hiding)
            try #require(definition.isTagged == attribute.isTagged)
            try #require(definition.isConcatenated == attribute.isConcatenated)
            try #require(definition.length == attribute.length)
            try #require(dictionary.name(of: attribute.key) == attribute.name)
            for spelling in [attribute.name, attribute.name.lowercased(), attribute.name.uppercased()] {
                try #require(dictionary.definition(named: spelling) == definition, "\(spelling)")
            }
            try #require(dictionary.definition(named: attribute.name + "-") == nil)
            try #require(dictionary.definition(named: String(attribute.name.dropLast())) != definition)
        }
        for value in files.flatMap(\.values) {
            let definition = try #require(dictionary.definition(named: value.attribute))
            try #require(dictionary.valueName(value.number, of: definition) == value.name)
            try #require(dictionary.value(named: value.name.uppercased(), of: definition) == value.number)
            try #require(
                dictionary.namedValues(of: definition).contains { $0.number == value.number && $0.name == value.name })
        }
        for vendor in files.compactMap(\.vendor) {
            try #require(dictionary.vendor(vendor.number)?.name == vendor.name)
            try #require(dictionary.format(ofVendor: vendor.number) == vendor.format)
        }
        #expect(dictionary.definitions.count == files.reduce(0) { $0 + $1.attributes.count })
        #expect(
            dictionary.definitions.reduce(0) { $0 + dictionary.namedValues(of: $1).count }
                == files.reduce(0) { $0 + $1.values.count })
        #expect(dictionary.vendors.count == files.compactMap(\.vendor).count)
    }

    /// The whole of every one-octet space, and random keys of every depth, against what the texts say.
    @Test func unknownKeysAreUnknown() throws {
        let dictionary = RadiusDictionary.standard
        let known = Set(try DictionaryTexts.files().flatMap(\.attributes).map(\.key))
        let vendors: [UInt32] = [0, 1, .max] + dictionary.vendors.map(\.number)
        for vendor in vendors {
            for number in UInt16(0)...300 {
                let key = AttributeKey(vendor: vendor, number)
                try #require((dictionary.definition(of: key) != nil) == known.contains(key), "\(key)")
            }
        }
        var generator = SeededGenerator(seed: 0x5241_4449_5553)
        for _ in 0..<20_000 {
            let key = RandomKeys.key(vendors: vendors, using: &generator)
            try #require((dictionary.definition(of: key) != nil) == known.contains(key), "\(key)")
        }
        #expect(dictionary.format(ofVendor: 1) == .recommended)
        #expect(dictionary.name(of: AttributeKey(vendor: 14988, 99)) == "Attr-26.14988.99")
        #expect(dictionary.definition(named: "") == nil)
    }
}
