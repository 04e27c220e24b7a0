// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import RadiusCodec

/// What becomes of a user name because of its realm, the part after its last `@` (RFC 7542 section 2.2).
enum RealmRoute {
    /// Lines are looked up by these octets of the request.
    case local(Range<Int>)
    /// The operator refuses the realm.
    case refused
    /// Another server is asked.
    case proxied(RealmTerms)

    init(userName: Range<Int>, in bytes: Span<UInt8>, directory: AccessDirectory) {
        guard let at = Self.separator(in: userName, of: bytes) else {
            self = .local(userName)
            return
        }
        guard let realm = directory.realm(bytes.extracting((at + 1)..<userName.upperBound)) else {
            self = .local(userName)
            return
        }
        switch realm.way {
        case .localStrip: self = .local(userName.lowerBound..<at)
        case .localKeep: self = .local(userName)
        case .refuse: self = .refused
        case .proxy: self = .proxied(realm)
        }
    }

    private static func separator(in userName: Range<Int>, of bytes: Span<UInt8>) -> Int? {
        for place in userName.reversed() where bytes[place] == UInt8(ascii: "@") { return place }
        return nil
    }
}
