console.log("an asset for tests");
