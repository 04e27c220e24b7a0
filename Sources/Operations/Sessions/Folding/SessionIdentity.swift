// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// By what a session is known, and by what another one of the same line or id is.
///
/// With a login the key begins with the login's, which begins with its time: sessions of one time lie together in the database.
/// A router may use one login for several sessions, so its own id is part of the key. Without a login, all that the router says of
/// the session is hashed.
struct SessionIdentity: Equatable {
    let key: SessionKey
    /// Stands for router and session id.
    let idHash: Int64
    /// Stands for router, subscriber and port; nil when no subscriber is named.
    let lineHash: Int64?

    init(nas: NASID, login: SessionKey?, texts: TextPlaces, port: UInt32?, in bytes: Span<UInt8>) {
        let (name, station) = (texts[.userName], texts[.callingStation])
        let portWords = texts[.portID]
        var id = StableHash()
        id.combine(UInt64(bitPattern: nas.value))
        id.combine(bytes.extracting(texts[.sessionID]))

        var line = id
        line.combine(bytes.extracting(name))
        line.combine(bytes.extracting(station))
        line.combine(bytes.extracting(portWords))
        line.combine(port.map { UInt64($0) &+ 1 } ?? 0)

        if let login {
            var own = id
            own.combine(login.high)
            own.combine(login.low)
            key = SessionKey(high: login.high, low: own.finish().low)
        } else {
            key = line.finish()
        }
        idHash = Int64(bitPattern: id.finish().low)
        lineHash =
            name.isEmpty && station.isEmpty
            ? nil : Self.line(nas, bytes.extracting(name), bytes.extracting(station), bytes.extracting(portWords), port)
    }

    /// The port in words where there are any: as a number some routers count it on for every session.
    private static func line(
        _ nas: NASID, _ name: Span<UInt8>, _ station: Span<UInt8>, _ portWords: Span<UInt8>, _ port: UInt32?
    ) -> Int64 {
        var hash = StableHash()
        hash.combine(UInt64(bitPattern: nas.value))
        hash.combine(name)
        hash.combine(station)
        hash.combine(portWords)
        if portWords.isEmpty { hash.combine(port.map { UInt64($0) &+ 1 } ?? 0) }
        return Int64(bitPattern: hash.finish().low)
    }

    /// The key of the session in which everything beyond ``SessionRules/sessionsPerID`` is folded.
    static func overflow(nas: NASID, idHash: Int64) -> SessionKey {
        var hash = StableHash()
        hash.combine(UInt64(bitPattern: nas.value))
        hash.combine(UInt64(bitPattern: idHash))
        hash.combine(0x6f76_6572_666c_6f77)
        return hash.finish()
    }

    /// The key of the session in which everything beyond a line's pace is folded.
    static func overflow(nas: NASID, lineHash: Int64) -> SessionKey {
        var hash = StableHash()
        hash.combine(UInt64(bitPattern: nas.value))
        hash.combine(UInt64(bitPattern: lineHash))
        hash.combine(0x7061_6365)
        return hash.finish()
    }

    /// The key that a session of the past has once a new one is known by its own: routers give session ids again.
    static func former(_ key: SessionKey, begun: Timestamp) -> SessionKey {
        var hash = StableHash()
        hash.combine(key.high)
        hash.combine(key.low)
        hash.combine(UInt64(bitPattern: begun.microseconds))
        return SessionKey(high: key.high, low: hash.finish().low)
    }
}
