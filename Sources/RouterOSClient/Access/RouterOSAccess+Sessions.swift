// SPDX-License-Identifier: Apache-2.0

import NetworkValues
public import Operations
public import ProviderValues
import RouterOSCodec

extension RouterOSAccess {
    private static let activePPP = MenuPath.known("/ppp/active")

    /// Rows of `/ppp/active`.
    public func sessions(at nas: NASID) async throws(RouterTrouble) -> [RouterSession] {
        let router = try await router(nas)
        do throws(RouterFault) {
            return try await router.activeSessions()
        } catch {
            throw router.trouble(error, "reading the sessions of")
        }
    }

    /// Removes rows of `/ppp/active`, and reads whether they are gone.
    public func endSessions(of userName: [UInt8], sessionID: [UInt8]?, at nas: NASID) async -> RouterOutcome {
        let router: Router
        let ids: [ItemID]
        do throws(RouterTrouble) {
            router = try await self.router(nas)
        } catch {
            return .notSent(error)
        }
        do throws(RouterFault) {
            ids = try await router.active(userName, sessionID)
            for id in ids { try await router.remove(id, of: Self.activePPP) }
        } catch {
            return error.outcome { router.trouble($0, "ending sessions at") }
        }
        do throws(RouterFault) {
            // The line may be back by now: what counts is that the sessions of before are gone.
            let left = Set(try await router.active(userName, sessionID)).intersection(ids)
            return left.isEmpty ? .confirmed(changes: ids.count) : .refused("\(left.count) of the sessions still run")
        } catch {
            return .unverified(router.trouble(error, "reading the sessions of"))
        }
    }
}

extension RouterOSAccess.Router {
    func activeSessions() async throws(RouterFault) -> [RouterSession] {
        let rows = try await print(
            .known("/ppp/active"), ["name", "service", "caller-id", "address", "uptime", "session-id", "radius"])
        return rows.compactMap { RouterSession($0) }
    }

    /// The rows of the sessions of a name.
    fileprivate func active(_ userName: [UInt8], _ sessionID: [UInt8]?) async throws(RouterFault) -> [ItemID] {
        let rows = try await print(
            .known("/ppp/active"), [".id", "name", "session-id"], query: .equals("name", RawText(userName)))
        return rows.filter { row in
            row["name"]?.octets == userName
                && (sessionID.map { SessionIDText.isSame($0, row["session-id"]?.octets ?? []) } ?? true)
        }.compactMap(\.id)
    }

    fileprivate func remove(_ id: ItemID, of menu: MenuPath) async throws(RouterFault) {
        do throws(RouterFault) {
            _ = try await link.run(
                Command(menu.appending("remove"), [Attribute(".id", id.text)]), within: times.writing)
        } catch {
            if case .refused(let trap) = error, trap.isMissingItem { return }
            throw error
        }
    }
}

extension RouterFault {
    /// For something of which a part may have been done.
    fileprivate func outcome(_ trouble: (RouterFault) -> RouterTrouble) -> RouterOutcome {
        switch self {
        case .refused, .malformed: .refused(trouble(self).message)
        case .lost, .silent, .confused, .cancelled: .unverified(trouble(self))
        case .unreachable, .untrusted, .loginRefused, .oldLogin, .pausing, .busy, .tooLarge, .tooSlow:
            .notSent(trouble(self))
        }
    }
}

/// The router's names for sessions: in its menus they begin with `0x`, in its accounting they do not.
enum SessionIDText {
    static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool { bare(left) == bare(right) }

    static func bare(_ octets: [UInt8]) -> [UInt8] {
        let text = String(decoding: octets, as: UTF8.self).lowercased()
        return Array((text.hasPrefix("0x") ? text.dropFirst(2) : text[...]).utf8)
    }
}

extension RouterSession {
    /// Nil for a row without a name.
    fileprivate init?(_ row: ReplyRow) {
        guard let name = row["name"], !name.isEmpty else { return nil }
        self.init(
            userName: name.octets, access: row["service"]?.text ?? "", callingStation: row["caller-id"]?.octets ?? [],
            sessionID: SessionIDText.bare(row["session-id"]?.octets ?? []),
            address: row["address"].flatMap { try? IPAddress(parsing: $0.text) }, uptime: row["uptime"]?.duration,
            isFromRadius: row["radius"]?.flag)
    }
}
