// SPDX-License-Identifier: Apache-2.0

import Foundation

extension StoreArguments {
    /// All settings, from these flags, the environment, the file and the defaults.
    ///
    /// - Parameter more: flags of another option group of the same command.
    func settings(and more: [ConfigurationKey: [String]] = [:]) async throws(ConfigurationError) -> Settings {
        try Settings(try await sources(and: more))
    }

    /// The same before it is checked and typed.
    func sources(and more: [ConfigurationKey: [String]] = [:]) async throws(ConfigurationError) -> ConfigurationSources
    {
        try await ConfigurationSources(
            flags: flags.merging(more) { own, _ in own }, environment: ProcessInfo.processInfo.environment,
            filePath: config)
    }
}
