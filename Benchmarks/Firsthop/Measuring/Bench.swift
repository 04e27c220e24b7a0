// SPDX-License-Identifier: Apache-2.0

/// What every topic is given.
struct Bench: Sendable {
    /// Where the compiled floor programs are.
    let floors: String
    let folder: ScratchFolder
    /// Services to which ``Delegations`` gives a prefix each.
    let services: Int
    /// Lines of the history that ``History`` searches.
    let historyLines: Int
    /// A connection string of an empty PostgreSQL database, when there is one.
    let postgreSQL: String?
    /// The built `firsthop`.
    let program: String
    /// The folder `Benchmarks` of the sources.
    let sources: String
    /// Logins of ``RadiusDrift``.
    let packets: Int
    /// Lines of ``Directory``.
    let lines: Int
    /// Seconds of edits in ``Directory``.
    let editSeconds: Int
    /// Sessions of ``AppliedRecords`` and ``AccountingSteady``.
    let sessions: Int
    /// Seconds of ``AccountingBurst``.
    let burstSeconds: Int
    /// Seconds of ``AccountingSteady``.
    let steadySeconds: Int
    /// Turns of ours and floor whose medians count.
    let rounds: Int

    /// Runs a floor program and returns the numbers that it prints.
    func floor(_ name: String, _ arguments: String...) throws -> [Double] {
        try NumbersProgram(path: "\(floors)/\(name)", arguments: arguments).run()
    }

    /// Measures ours and the floor in turns, so that whatever else slows the machine slows both.
    func inTurns(
        ours: () async throws -> Double, floor: () async throws -> Double
    ) async throws -> (ours: Double, floor: Double) {
        var oursMeasured: [Double] = []
        var floorMeasured: [Double] = []
        for _ in 0..<rounds {
            oursMeasured.append(try await ours())
            floorMeasured.append(try await floor())
        }
        return (oursMeasured.median, floorMeasured.median)
    }
}
