// SPDX-License-Identifier: Apache-2.0

import Configuration
import FoundationEssentials

/// The values of all settings, each from the strongest source that has one: flag, variable, file, default.
struct ConfigurationSources {
    /// The texts of one setting; several only for a list.
    struct Value: Equatable {
        var texts: [String]
        var origin: ConfigurationOrigin
    }

    private let flags: [ConfigurationKey: [String]]
    private let variables: EnvironmentVariablesProvider
    private let file: ConfigurationFile?

    /// - Parameters:
    ///   - flags: what the command line sets.
    ///   - environment: all variables of the process; those with our prefix must be known.
    ///   - filePath: the file that the command line names.
    init(
        flags: [ConfigurationKey: [String]], environment: [String: String], filePath: String?
    ) async throws(ConfigurationError) {
        try Self.refuseUnknownVariables(environment)
        self.flags = flags
        variables = EnvironmentVariablesProvider(environmentVariables: environment)
        if let path = filePath ?? environment[ConfigurationKey.fileVariable] {
            file = try await ConfigurationFile(at: path)
        } else if FileManager.default.fileExists(atPath: ConfigurationKey.standardFile) {
            file = try await ConfigurationFile(at: ConfigurationKey.standardFile)
        } else {
            file = nil
        }
    }

    func value(of key: ConfigurationKey) throws(ConfigurationError) -> Value {
        if let texts = flags[key], !texts.isEmpty {
            return Value(texts: texts, origin: .flag(key.flag))
        }
        let variable = ConfigurationOrigin.variable(key.variable)
        if let texts = try texts(of: key, as: key.absolute.prepending("firsthop"), in: variables, origin: variable) {
            return Value(texts: texts, origin: variable)
        }
        if let file {
            let origin = ConfigurationOrigin.file(file.path)
            if let texts = try texts(of: key, as: key.absolute, in: file.provider, origin: origin) {
                return Value(texts: texts, origin: origin)
            }
        }
        return Value(texts: key.facts.standard, origin: .standard)
    }

    private func texts(
        of key: ConfigurationKey, as absolute: AbsoluteConfigKey, in provider: some ConfigProvider,
        origin: ConfigurationOrigin
    ) throws(ConfigurationError) -> [String]? {
        let type: ConfigType = key.facts.isList ? .stringArray : .string
        guard let result = try? provider.value(forKey: absolute, type: type) else {
            throw ConfigurationError(.shape(key, origin: origin))
        }
        switch result.value?.content {
        case .string(let text): return [text]
        case .stringArray(let texts): return texts
        case nil: return nil
        // Providers answer with the type they were asked for.
        case .int, .double, .bool, .bytes, .intArray, .doubleArray, .boolArray, .byteChunkArray:
            throw ConfigurationError(.shape(key, origin: origin))
        }
    }

    private static func refuseUnknownVariables(_ environment: [String: String]) throws(ConfigurationError) {
        let known = ConfigurationKey.allCases.map(\.variable) + [ConfigurationKey.fileVariable]
        let ours = environment.keys.filter { $0.hasPrefix(ConfigurationKey.variablePrefix) }.sorted()
        guard let stranger = ours.first(where: { !known.contains($0) }) else { return }
        throw ConfigurationError(.unknownVariable(stranger, nearest: NearestName.of(stranger, among: known)))
    }
}
