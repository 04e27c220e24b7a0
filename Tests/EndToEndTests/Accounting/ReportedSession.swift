// SPDX-License-Identifier: Apache-2.0

/// A session of a ``ReportingRouter``. All that it reports follows from its number and the step that it has reached.
///
/// Step 0 is its Start, the last one its Stop, those between are Interims, a minute apart by the session's own time.
struct ReportedSession: Sendable {
    /// Its Acct-Session-Id.
    let name: String
    let user: String
    /// The Class that the login of the user gave; nil for a router that returns none.
    let login: [UInt8]?
    let lastStep: Int
    /// When it began, in seconds since 1970, where the router says when things happened.
    let begun: UInt32?
    private let number: Int

    init(number: Int, user: String, login: [UInt8]?, lastStep: Int, begun: UInt32?) {
        self.number = number
        self.user = user
        self.login = login
        self.lastStep = lastStep
        self.begun = begun
        name = "e2e-\(number)"
    }

    /// Octets that have been counted by a step. They pass 2^32 soon, and no two sessions have the same.
    func octets(at step: Int) -> (down: Int, up: Int) {
        (step * (3_000_000_001 + number * 1_000), step * (300_000_003 + number * 10))
    }

    func seconds(at step: Int) -> Int { step * Self.interval }

    func packet(at step: Int) -> AccountingPacket {
        var packet = AccountingPacket()
        packet.add(.statusType, UInt32(step == 0 ? 1 : step == lastStep ? 2 : 3))
        packet.add(.sessionID, name)
        packet.add(.userName, user)
        let station = String(number, radix: 16)
        packet.add(
            .callingStation, "02:00:5e:00:\(station.count > 2 ? station.dropLast(2) : "00"):\(station.suffix(2))")
        if let login { packet.add(.class, login) }
        if let begun { packet.add(.eventTimestamp, begun + UInt32(seconds(at: step))) }
        guard step > 0 else { return packet }
        let (down, up) = octets(at: step)
        packet.add(.sessionTime, UInt32(seconds(at: step)))
        packet.add(.inputOctets, UInt32(truncatingIfNeeded: up))
        packet.add(.inputGigawords, UInt32(up >> 32))
        packet.add(.outputOctets, UInt32(truncatingIfNeeded: down))
        packet.add(.outputGigawords, UInt32(down >> 32))
        if step == lastStep { packet.add(.terminateCause, UInt32(1)) }
        return packet
    }

    private static let interval = 60
}
