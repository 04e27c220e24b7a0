// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues

/// Looks for what is wrong or unwise in how a router is shared.
public struct ContentionLint {
    let scene: ContentionScene
    let plans: [PlanID: ContentionPlan]
    /// What each line is guaranteed before anything is scaled.
    let floors: [ServiceID: Rates]

    public init(_ scene: ContentionScene) {
        self.scene = scene
        let plans = scene.plansByID
        self.plans = plans
        let floors = scene.lines.map { line in
            (line.id, plans[line.plan].map { $0.floor.lower(of: $0.rates) } ?? Rates(both: 0))
        }
        self.floors = Dictionary(floors) { first, _ in first }
    }

    /// All findings: errors first, then by code, then by subject.
    public func findings() -> [ContentionFinding] {
        var found = badRates() + guaranteesAboveRates() + parentsBelowLines() + foreignSectors()
        do throws(ContentionError) {
            let tree = try ContentionTree(scene)
            found += smallTrees(tree) + plansOnAccessRouter(tree) + scaledGuarantees(tree) + bothKinds(tree)
        } catch {
            switch error {
            // Found before, with the name of what has it.
            case .zeroRate: break
            case .overflow: found.append(overflow(error))
            case .tooManyRatios: found.append(tooManyRatios(error))
            }
        }
        found += linesWithoutAddresses()
        return found.sorted { left, right in
            if left.severity != right.severity { return left.severity == .error }
            if left.code != right.code { return left.code.rawValue < right.code.rawValue }
            return (left.subject, left.message) < (right.subject, right.message)
        }
    }

    /// The plans that lines of the router really have.
    var usedPlans: [ContentionPlan] {
        Set(scene.lines.map(\.plan)).compactMap { plans[$0] }.sorted { $0.id < $1.id }
    }

    private func overflow(_ error: ContentionError) -> ContentionFinding {
        ContentionFinding(
            .overflow, scene.router.name, "on router “\(scene.router.name)” \(error)",
            advice: "lower the rates of its plans")
    }

    private func tooManyRatios(_ error: ContentionError) -> ContentionFinding {
        ContentionFinding(
            .tooManyRatios, scene.router.name, "on router “\(scene.router.name)” \(error)",
            advice: "give plans of one bundle the same ratio, or split the bundle")
    }
}
