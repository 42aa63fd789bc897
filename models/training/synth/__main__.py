from models.training.synth.cli import main

main()
