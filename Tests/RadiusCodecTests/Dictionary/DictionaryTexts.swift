// SPDX-License-Identifier: Apache-2.0

import TestKit

@testable import dictgen

/// The dictionaries as they lie in this package, read anew.
enum DictionaryTexts {
    static func texts() throws -> [String: String] {
        try DictGen.texts(in: "\(PackageFiles.root)/\(DictGen.source)")
    }

    static func files() throws -> [DictionaryFile] {
        try texts().sorted { $0.key < $1.key }.map { try DictionaryParser.parse($0.value, name: $0.key) }
    }
}
