// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import Operations
import ProviderValues
import RadiusCodec

/// Writes Disconnect-Requests and CoA-Requests.
struct ControlWriter {
    /// The memory in which packets come about.
    private let room: UnsafeMutableRawBufferPointer
    private var planExtras = PlanExtras()

    /// - Parameter room: memory for a packet; must outlive the writer.
    init(room: UnsafeMutableRawBufferPointer) {
        self.room = room
    }

    /// The packet for a request. It has a Message-Authenticator, as its first attribute.
    ///
    /// - Parameters:
    ///   - plan: the plan that a change grants.
    ///   - now: stands in the packet where the vendor's routers are known to have a clock (RFC 5176 section 6.3).
    mutating func packet(
        _ request: ControlRequest, identifier: UInt8, for nas: NASProfile, at router: IPAddress, plan: PlanTerms?,
        now: Timestamp
    ) throws(ControlObstacle) -> [UInt8] {
        var writer = try writer(request.task.code, identifier)
        try writer.append(request.session, named: request.naming, for: nas, at: router)
        if case .change(let access) = request.task {
            let before = writer.count
            try write(access, for: nas, plan: plan, into: &writer)
            guard writer.count > before else { throw .notChangeable }
        }
        if request.naming == .usual, nas.vendor.hasClock {
            do throws(PacketWritingError) {
                try writer.append(.eventTimestamp, UInt32(clamping: now.seconds))
            } catch {
                throw .tooLong
            }
        }
        let length = writer.seal(with: nas.secret, authenticator: .zero)
        return [UInt8](room[..<length])
    }

    private func writer(_ code: RadiusCode, _ identifier: UInt8) throws(ControlObstacle) -> PacketWriter {
        do throws(PacketWritingError) {
            return try PacketWriter(code, identifier: identifier, into: room)
        } catch {
            throw .tooLong
        }
    }

    /// The grant in the vendor's words, then what the operator wants sent to block or restore a line. What he adds to logins is
    /// left out: routers refuse a change for any attribute that only a login may have.
    private mutating func write(
        _ access: AccessGrant, for nas: NASProfile, plan: PlanTerms?, into writer: inout PacketWriter
    ) throws(ControlObstacle) {
        do throws(PacketWritingError) {
            try Dialect.writeChange(access, for: nas, into: &writer)
            guard access.purpose != .accept else { return }
            try writer.append(nas.extras[access.purpose])
            try writer.append(planExtras.block(of: plan, for: access.purpose))
        } catch {
            throw .tooLong
        }
    }
}

extension NASVendor {
    /// Whether its routers keep the time well enough for a stamp that must not be five minutes off: those of carriers do,
    /// boards without a battery wake up in 1970 and would drop the request.
    fileprivate var hasClock: Bool {
        switch self {
        case .cisco, .juniper, .huawei: true
        case .mikrotik, .ubiquiti, .accelPPP, .cambium, .generic: false
        }
    }
}
