// SPDX-License-Identifier: Apache-2.0

import WebServer

/// Where the operator wants one door of the program to be.
struct ListenWish: Sendable {
    let key: ConfigurationKey
    var addresses: [ListenAddress]
    /// Nobody asked for these addresses: one that the machine lacks may be left out.
    var isDefault: Bool
}

extension SettingsReader {
    /// The addresses of a door and whether somebody asked for them.
    func wish(_ key: ConfigurationKey) throws(ConfigurationError) -> ListenWish {
        ListenWish(
            key: key, addresses: try addresses(key), isDefault: try sources.value(of: key).origin == .standard)
    }
}
