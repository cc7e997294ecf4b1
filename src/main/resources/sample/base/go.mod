module banger

go 1.19
