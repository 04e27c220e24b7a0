// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
import NetworkValues
public import ProviderValues
public import Storage

extension Store {
    /// Compares what lines should have with what is known of their sessions and, where routers let us look, with what these have
    /// themselves. Only reads.
    ///
    /// - Parameters:
    ///   - nas: only this router; nil for all.
    ///   - directory: what lines should have.
    ///   - inspection: the way to look at routers.
    ///   - lists: the address lists by which lines are blocked.
    public func drift(
        of nas: NASID? = nil, directory: AccessDirectory, inspection: any RouterInspection,
        lists: BlockingLists = BlockingLists()
    ) async throws -> DriftReport {
        let routers = directory.nases.filter { nas == nil || $0.id == nas }
        let pictures = await RouterPictures(of: routers, lists: lists, by: inspection)
        let prices = try await read { PlanPrices(try Plans.all(in: $0)) }
        var surroundings = DriftSurroundings(
            directory: directory, prices: prices, owners: LineOwners(of: pictures.foreignPrefixes, in: directory),
            now: clock.now())
        var report = DriftReport()
        for router in routers {
            let picture = pictures.picture(of: router.id)
            let (sessions, names) = try await read { database in
                (try DriftSession.all(of: router.id, in: database), try Self.names(picture, router.id, in: database))
            }
            surroundings.names = names
            var check = DriftCheck(
                router, picture: picture, lists: DriftLists(lists, gardens: router.gardens), in: surroundings)
            check.run(sessions)
            report.sessions += sessions.count
            report.findings += check.findings
            report.routers.append(
                DriftReport.RouterReading(
                    nas: router.id, name: router.name, trouble: pictures.trouble(of: router.id)))
        }
        return report
    }

    private static let namesOfServices = BulkStatement(keys: "SELECT id, name FROM internet_service WHERE id IN")

    /// What the lines are called that have sessions or rows at a router.
    private static func names(
        _ picture: RouterPicture?, _ nas: NASID, in database: Database
    ) throws -> [ServiceID: String] {
        var names: [ServiceID: String] = [:]
        try database.forEach(
            """
            SELECT v.id, v.name FROM open_session o JOIN internet_service v ON v.id = o.service_id WHERE o.nas_id = $1
            """, .id(nas)
        ) { names[try $0.id(0)] = try $0.text(1) }
        let listed = Set((picture?.listings ?? []).compactMap(\.service)).subtracting(names.keys)
        try database.forEach(namesOfServices, listed.map { .id($0) }) { names[try $0.id(0)] = try $0.text(1) }
        return names
    }
}
