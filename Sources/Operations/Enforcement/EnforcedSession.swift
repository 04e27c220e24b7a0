// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Storage

/// A session that runs, as far as it matters for what it should have.
struct EnforcedSession {
    let id: SessionID
    let nas: NASID
    let service: ServiceID?
    /// The device at the subscriber's end, when its router named one.
    let device: MACAddress?
    /// What its login was granted; nil when that was not kept.
    let granted: AccessFingerprint?
    /// Whether its login led into a walled garden.
    let beganInGarden: Bool
    /// What is being done about it; nil when nothing ever was.
    let job: EnforcementJob?
    /// The list of its router that its line is to stand on.
    let entryList: String?
    /// Whether that could not be brought about.
    let entryHasFailed: Bool

    /// The beginning of every statement that reads them.
    static let selection: StaticString = """
        SELECT s.id, s.nas_id, s.service_id, s.calling_station, s.granted, s.garden, f.phase, f.due_at, f.desired, f.certainty,
            f.applied, f.towards, f.way, f.closed, f.tries, f.held, f.has_queue, e.list, e.failed
        FROM access_session s JOIN open_session o ON o.session_key = s.session_key
            LEFT JOIN session_enforcement f ON f.session_id = s.id
            LEFT JOIN router_entry e ON e.nas_id = s.nas_id AND e.service_id = s.service_id
        WHERE
        """

    init(row: Row) throws {
        id = try row.id(0)
        nas = try row.id(1)
        service = try row.optional(2, row.id)
        device = try? MACAddress(parsing: String(decoding: row.blob(3), as: UTF8.self))
        granted = try row.optional(4, row.fingerprint)
        beganInGarden = !row.isNull(5)
        job = row.isNull(6) ? nil : try EnforcementJob(row: row, from: 6)
        entryList = try row.optional(17, row.text)
        entryHasFailed = try row.optional(18, row.flag) ?? false
    }

    /// Whether its rates come from a queue of ours at its router.
    var hasQueue: Bool { job?.hasQueue ?? false }

    /// Whether it is in a walled garden, as far as anybody knows.
    var isInGarden: Bool {
        guard case .known(let fingerprint) = job?.applied ?? granted.map({ .known($0) }) ?? .unknown else {
            return beganInGarden
        }
        return fingerprint.isGarden
    }

    /// What is to be done as it is wished; nil when nothing is and nothing ever was.
    func job(for wish: SessionWish, at now: Timestamp) -> EnforcementJob? {
        guard wish.isHeld else { return job(wanting: wish.desired.fingerprint, at: now) }
        var job = job
        job?.hold()
        return job
    }

    /// What is to be done when it should have `desired`; nil when nothing is and nothing ever was.
    ///
    /// Where the terms of the login were not kept they are believed to be the line's, and only a garden tells that they are not.
    func job(wanting desired: AccessFingerprint, at now: Timestamp) -> EnforcementJob? {
        if var job {
            job.want(desired, at: now)
            return job
        }
        if let granted {
            return granted == desired ? nil : EnforcementJob(desired: desired, applied: .known(granted), at: now)
        }
        let isRight = desired != .offline && desired.isGarden == beganInGarden
        return isRight ? nil : EnforcementJob(desired: desired, applied: .unknown, at: now)
    }
}

extension AccessDirectory {
    /// What a session should have now; nil for one of no line of ours, or of a router that is not answered.
    func desired(for session: EnforcedSession, at now: Timestamp) -> DesiredAccess? {
        guard let service = session.service, let nas = nas(session.nas) else { return nil }
        let terms = find(service: service)
        return desiredAccess(
            device: session.device, terms: terms, plan: plan(terms?.plan), nas: nas, now: now)
    }
}
