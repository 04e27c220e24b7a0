// SPDX-License-Identifier: Apache-2.0

import Configuration
import FoundationEssentials
import Synchronization
import SystemPackage

/// The YAML file with settings.
struct ConfigurationFile {
    let path: String
    let provider: any ConfigProvider

    /// Reads a file; every key in it must be one of ours.
    init(at path: String) async throws(ConfigurationError) {
        self.path = path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(.unreadableFile(path, detail: "it does not exist or may not be read"))
        }
        // The parser wants at least one key; a file in which everything is commented out is a sensible file, too.
        guard Self.holdsSomething(String(decoding: data, as: UTF8.self)) else {
            provider = InMemoryProvider(name: path, values: [:])
            return
        }
        let unknown = UnknownKeys()
        do {
            provider = try await FileProvider<YAMLSnapshot>(
                parsingOptions: .init(secretsSpecifier: unknown.specifier), filePath: FilePath(path))
        } catch {
            throw ConfigurationError(.unreadableFile(path, detail: "\(error)"))
        }
        if let key = unknown.first {
            let nearest = NearestName.of(key, among: ConfigurationKey.allCases.map(\.rawValue))
            throw ConfigurationError(.unknownKey(key, file: path, nearest: nearest))
        }
    }

    private static func holdsSomething(_ text: String) -> Bool {
        text.split(whereSeparator: \.isNewline).contains { line in
            let content = line.drop { $0 == " " || $0 == "\t" }
            return !content.isEmpty && content.first != "#" && content != "---"
        }
    }
}

/// Collects the keys of a file that are none of ours.
///
/// A snapshot asks the specifier of secrets about every key it reads, which is the only place where the library shows the
/// keys of a file.
private final class UnknownKeys: Sendable {
    private let keys = Mutex<Set<String>>([])

    var specifier: SecretsSpecifier<String, Void> {
        .dynamic { [self] key, _ in
            guard let known = ConfigurationKey(rawValue: key) else {
                keys.withLock { _ = $0.insert(key) }
                return true
            }
            return known.facts.isSecret
        }
    }

    /// The first in alphabetical order, so that the message is the same every time.
    var first: String? { keys.withLock { $0.min() } }
}
