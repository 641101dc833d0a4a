# Completes the commands of warning-signs in fish: put this file in ~/.config/fish/completions.
complete -c warning-signs -n __fish_use_subcommand -f -a "screen score signs contacts demo check schema export doctor"
