// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues
import ProviderValues
import Testing

@Suite struct ContentionLintTests {
    private static let rate = Rates(both: 5_000_000)

    private static func codes(_ scene: ContentionScene) -> [ContentionFindingCode] {
        ContentionLint(scene).findings().map(\.code)
    }

    private static func scene(
        lines: Int = 20, members: UInt32 = 5, guarantees: Bool = false, sector: Rates? = nil,
        _ edit: (inout ContentionScene) -> Void = { _ in }
    ) throws -> ContentionScene {
        let ratio = try #require(ContentionRatio(members))
        var scene = Scenes.plain(lines: lines, rate: rate, ratio: ratio, guarantees: guarantees, sector: sector)
        edit(&scene)
        return scene
    }

    @Test func twoHeavyUsersMustLeaveSomething() throws {
        #expect(Self.codes(try Self.scene(lines: 20)) == [])
        #expect(Self.codes(try Self.scene(lines: 11)) == [])
        #expect(Self.codes(try Self.scene(lines: 10)) == [.treeTooSmall])
        let finding = try #require(ContentionLint(try Self.scene(lines: 5)).findings().first)
        #expect(finding.severity == .warning && finding.advice.contains("at least 11 lines"))
    }

    @Test func everyRuleFindsItsFault() throws {
        let north = Rates(both: 30_000_000)
        let cases: [(ContentionFindingCode, ContentionScene)] = [
            (.treeTooSmall, try Self.scene(lines: 2)),
            (
                .plansOnAccessRouter,
                try Self.scene {
                    $0.router.position = .access; $0.router.rule = .plans
                }
            ),
            (.parentBelowLine, try Self.scene(members: 1, sector: Rates(down: 4_999_999, up: 30_000_000))),
            (.parentBelowLine, try Self.scene { $0.router.uplink = Rates(down: 30_000_000, up: 4_999_999) }),
            (.guaranteeAboveRate, try Self.scene { $0.plans[0].guarantee = Rates(down: 1, up: 5_000_001) }),
            (.guaranteesScaled, try Self.scene(lines: 40, guarantees: true, sector: north)),
            (.bothKinds, try Self.scene(sector: north) { $0.router.rule = .plans }),
            (
                .bothKinds,
                try Self.scene(lines: 40, sector: north) { for index in 0..<20 { $0.lines[index].sector = nil } }
            ),
            (.zeroRate, try Self.scene { $0.plans[0].rates.up = 0 }),
            (.zeroRate, try Self.scene(sector: Rates(both: 0))),
            (.zeroRate, try Self.scene { $0.router.uplink = Rates(down: 0, up: 1) }),
            (.overflow, try Self.scene { $0.plans[0].rates.down = UInt64(Int64.max) }),
            (.tooManyRatios, try Self.scene(Self.giveEachLineItsOwnRatio)),
            (.noAddresses, try Self.scene { $0.lines[3].prefixes = [] }),
            (.foreignSector, try Self.scene { $0.lines[3].sector = SectorID(99) }),
        ]
        for (code, scene) in cases {
            let codes = Self.codes(scene)
            #expect(codes.contains(code), "\(code) is not among \(codes)")
        }
        #expect(Set(cases.map(\.0)) == Set(ContentionFindingCode.allCases))
    }

    private static func giveEachLineItsOwnRatio(_ scene: inout ContentionScene) {
        scene.plans = (1...13).compactMap { number in
            ContentionRatio(UInt32(number)).map { ratio in
                ContentionPlan(id: PlanID(Int64(number)), name: "\(number)", rates: rate, ratio: ratio, bundle: "all")
            }
        }
        for index in scene.lines.indices { scene.lines[index].plan = PlanID(Int64(index % 13 + 1)) }
    }

    @Test func errorsComeFirstAndCodesAreStable() throws {
        let scene = try Self.scene(lines: 3) { scene in
            scene.plans[0].guarantee = Rates(both: 6_000_000)
            scene.lines[0].prefixes = []
        }
        #expect(Self.codes(scene) == [.guaranteeAboveRate, .treeTooSmall, .guaranteesScaled, .noAddresses])
        #expect(
            ContentionFindingCode.allCases.map(\.rawValue) == (1...11).map { "CN0" + ($0 < 10 ? "0" : "") + "\($0)" })
    }
}
