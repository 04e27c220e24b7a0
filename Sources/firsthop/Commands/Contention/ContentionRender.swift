// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser
import Documents
import NetworkValues
import Operations
import ProviderValues
import RouterConfig
import Storage

/// `firsthop contention render`
struct ContentionRender: AsyncParsableCommand {
    /// What is written.
    enum Target: String, OptionWord {
        case routeros, linux, libreqos, draw
    }

    /// Which of LibreQoS's files.
    enum LibreQoSFile: String, OptionWord {
        case network, devices
    }

    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Write the queues of a router in its own language, or draw them.",
        discussion: """
            routeros: a script for /import that may be run again. linux: a shell script of tc and nft. libreqos: network.json or \
            ShapedDevices.csv. draw: an SVG of what is sold, measured and possible.
            """)

    @OptionGroup var store: StoreArguments

    @Argument(help: "The router.")
    var router: String

    @Option(name: .customLong("for"), help: "What to write: routeros, linux, libreqos or draw.")
    var target: Target

    @Option(help: "RouterOS: who makes the queues of lines: radius, simple or tree.")
    var queues = RouterOSQueues.radius

    @Option(help: "Linux: the interface where packets to subscribers leave.")
    var towardsSubscribers: String?

    @Option(help: "Linux: the interface where packets to the Internet leave.")
    var towardsInternet: String?

    @Option(help: "Linux: what keeps the packets of a line: fq_codel or cake.")
    var leaf = LinuxLeaf.fairQueueing

    @Option(help: "LibreQoS: which file: network or devices.")
    var file = LibreQoSFile.network

    @Option(help: ArgumentHelp("Drawing: how wide it is on paper; 297 is A4 in landscape.", valueName: "millimetres"))
    var width = 297

    @Option(name: .shortAndLong, help: "The file, which is replaced; - for standard output.")
    var output = "-"

    /// From a stamp to a house: what lies outside is a slip of the finger.
    private static let widths = 50...10_000

    func validate() throws {
        if target == .linux, towardsSubscribers == nil || towardsInternet == nil {
            throw ValidationError("--for linux needs --towards-subscribers and --towards-internet.")
        }
        guard Self.widths.contains(width) else {
            throw ValidationError(
                "--width is \(width), but must be \(Self.widths.lowerBound) to \(Self.widths.upperBound) millimetres")
        }
    }

    func run() async throws {
        let text = try await store.withStore { store in
            let record = try await store.router(named: router)
            let scene = try await store.contentionScene(of: record.id)
            return try await write(scene, of: record, in: store)
        }
        let file = OutputFile(output)
        try file.write(text)
        if !file.isStandardOutput { Terminal.output("written to \(output)\n") }
    }

    private func write(_ scene: ContentionScene, of router: NASRecord, in store: Store) async throws -> String {
        let tree = try ContentionTree(scene)
        if target == .draw { return try await drawing(tree, in: store) }
        let blueprint = try ShapingBlueprint(tree, of: scene)
        tellOfMissingLines(scene)
        switch target {
        case .routeros:
            let shaping = RouterOSShaping(blueprint, version: router.terms.version)
            return RouterOSRenderer().script(try shaping.configuration(queues))
        case .linux:
            return LinuxRenderer().script(try linuxShaping(blueprint).configuration(leaf))
        case .libreqos:
            let configuration = LibreQoSShaping(blueprint).configuration
            switch file {
            case .network: return LibreQoSRenderer().network(configuration)
            case .devices: return LibreQoSRenderer().devices(configuration)
            }
        case .draw:
            return try await drawing(tree, in: store)
        }
    }

    private func linuxShaping(_ blueprint: ShapingBlueprint) throws -> LinuxShaping {
        LinuxShaping(
            blueprint, towardsSubscribers: try interface(towardsSubscribers),
            towardsInternet: try interface(towardsInternet))
    }

    private func interface(_ name: String?) throws -> LinuxInterface {
        guard let interface = LinuxInterface(name ?? "") else {
            throw ValidationError("“\(name ?? "")” is no name of a network interface, such as eth0 or bond0.100.")
        }
        return interface
    }

    /// Standard output may be the script itself.
    private func tellOfMissingLines(_ scene: ContentionScene) {
        let missing = scene.lines.filter(\.prefixes.isEmpty).count
        guard missing > 0 else { return }
        Terminal.error("\(missing) of \(scene.lines.count) lines have no addresses and so no queue of their own\n")
    }

    private func drawing(_ tree: ContentionTree, in store: Store) async throws -> String {
        let now = store.clock.now()
        let span = now.advanced(by: .seconds(-ContentionPicture.measuredSeconds))..<now
        let measured = try await store.measuredRates(of: tree, in: span)
        let picture = ContentionPicture(tree, measured: measured, at: now)
        return RateTreeDrawing(picture.tree, widthOnPaper: Double(width)).document.text
    }
}

extension RouterOSQueues: OptionWord {}
extension LinuxLeaf: OptionWord {}
