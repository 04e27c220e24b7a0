// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// A realm with its number.
public struct RealmRecord: Equatable, Sendable {
    public let id: RealmID
    public let name: String
    public let way: RealmWayWord
    /// The other server of a proxied realm.
    public let proxyHost: String?
    public let proxyPort: UInt16?
}

/// How names of a realm are answered. The raw value is the word stored in the database.
public enum RealmWayWord: String, Sendable, CaseIterable {
    /// By us, looked up without the realm.
    case localStrip = "local_strip"
    /// By us, looked up by the whole name.
    case localKeep = "local_keep"
    /// With a refusal.
    case refuse
    /// By another server.
    case proxy
}
