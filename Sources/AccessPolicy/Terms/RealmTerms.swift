// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

/// What becomes of user names of one realm, the part after the last `@` (RFC 7542).
public final class RealmTerms: Sendable, Equatable {
    public let id: RealmID
    /// Lower-case octets without the `@`; realms are compared without regard to ASCII case.
    public let name: [UInt8]
    public let way: RealmWay

    public init(id: RealmID, name: [UInt8], way: RealmWay) {
        self.id = id
        self.name = name
        self.way = way
    }

    public static func == (left: RealmTerms, right: RealmTerms) -> Bool {
        left === right || left.id == right.id && left.name == right.name && left.way == right.way
    }
}

/// How names of a realm are answered.
public enum RealmWay: Sendable, Equatable {
    /// By us; lines are looked up by what stands before the `@`.
    case localStrip
    /// By us; lines are looked up by the whole name.
    case localKeep
    /// With a refusal.
    case refuse
    /// By another server, whom we ask on the router's behalf.
    case proxy(host: String, port: UInt16, secret: Secret)
}
